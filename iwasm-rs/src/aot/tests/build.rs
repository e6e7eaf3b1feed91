//! Makes small images from machine code written by hand.

use std::sync::Arc;

use aot_format::container::{CallSite, Container, Embedded, Frame, Function, Image, NONE, NoFrame, PcMapping, SavedRegister, TrapSite};
use aot_format::hash::sha256;
use aot_format::intrinsics::Intrinsic;
use aot_format::isa::{FeatureSet, Isa};
use aot_format::reloc::{Kind, Relocation, Section, Target};
use aot_format::trap::TrapKind;

use crate::aot::{Loaded, load};
use crate::runtime::{Engine, Instance, Linker, Store};
use crate::wasm::Module;

/// `push rbp; mov rbp, rsp`
pub(super) const ENTER: &[u8] = &[0x55, 0x48, 0x89, 0xe5];
/// `pop rbp; ret`
pub(super) const LEAVE: &[u8] = &[0x5d, 0xc3];

/// Code under construction.
pub(super) struct Build {
    pub(super) image: Image<'static>,
    functions: Vec<Function>,
    start: u32,
}

impl Build {
    /// For a module with so many functions.
    pub(super) fn new(functions: usize) -> Build {
        let image = Image::new(Isa::X86_64, FeatureSet::default());
        Build { image, functions: vec![Function { offset: 0, len: 0 }; functions], start: 0 }
    }

    fn here(&self) -> u32 {
        self.image.text.len() as u32
    }

    /// Begins a function at the next multiple of 16 bytes.
    pub(super) fn begin(&mut self) -> &mut Build {
        let at = self.image.text.len().next_multiple_of(16);
        self.image.text.to_mut().resize(at, 0xcc);
        self.start = at as u32;
        self
    }

    pub(super) fn bytes(&mut self, code: &[u8]) -> &mut Build {
        self.image.text.to_mut().extend_from_slice(code);
        self
    }

    /// Appends an instruction that ends with a 32-bit field for a relocation.
    pub(super) fn relocated(&mut self, opcode: &[u8], kind: Kind, target: Target) -> &mut Build {
        self.bytes(opcode);
        let offset = self.here();
        self.image.relocations.push(Relocation { section: Section::Text, offset, kind, target, addend: -4 });
        self.bytes(&[0; 4])
    }

    pub(super) fn call_helper(&mut self, helper: Intrinsic) -> &mut Build {
        self.relocated(&[0xe8], Kind::X86_64Plt32, Target::Intrinsic(helper))
    }

    /// `call` of a function that is already there.
    pub(super) fn call(&mut self, function: u32) -> &mut Build {
        let target = Target::Section(Section::Text, self.functions[function as usize].offset);
        self.relocated(&[0xe8], Kind::X86_64Plt32, target)
    }

    /// Names the Wasm offset of the code that follows.
    pub(super) fn at(&mut self, wasm_offset: u32) -> &mut Build {
        let pc = self.here();
        self.image.pc_map.push(PcMapping { pc, wasm_offset, scope: NONE });
        self
    }

    /// The last call's landing pad is here.
    pub(super) fn pad(&mut self, call_end: u32) -> &mut Build {
        let pad = self.here();
        self.image.call_sites.push(CallSite { start: call_end - 5, len: 5, pad });
        self
    }

    /// Offset of the end of what was appended last.
    pub(super) fn offset(&self) -> u32 {
        self.here()
    }

    pub(super) fn trap_here(&mut self, kind: TrapKind) -> &mut Build {
        let pc = self.here();
        self.image.trap_sites.push(TrapSite { pc, kind });
        self
    }

    /// Marks the function so far as running without a frame.
    pub(super) fn frameless(&mut self) -> &mut Build {
        let (start, len) = (self.start, self.here() - self.start);
        self.image.no_frame.push(NoFrame { start, len, return_at: 0 });
        self
    }

    /// Ends a function.
    pub(super) fn end(&mut self, func: u32, frame_bytes: u32, saved: &[SavedRegister]) -> &mut Build {
        let (start, len) = (self.start, self.here() - self.start);
        let first = self.image.saved.len() as u32;
        self.image.saved.extend(saved.iter().copied());
        self.image.frames.push(Frame {
            start,
            len,
            func,
            pushed_bytes: 0,
            align: 1,
            frame_bytes,
            saved: first,
            saved_count: saved.len() as u32,
        });
        self.functions[func as usize] = Function { offset: start, len };
        self
    }

    /// The file with this code and the module of a text.
    pub(super) fn file(&self, wat: &str) -> Vec<u8> {
        let module = wat::parse_str(wat).unwrap();
        let image = Image { functions: self.functions.iter().copied().collect(), ..self.image.clone() };
        image.check().unwrap();
        let source_hash = sha256(&module);
        Container { producer: "test".into(), options: "".into(), source_hash, module: Embedded::Whole(module.into()), images: vec![image] }
            .write()
    }
}

/// A program made of one module.
pub(super) struct Program {
    // The instance lives as long as the store.
    pub(super) _store: Arc<Store>,
    instance: *const Instance,
}

impl Program {
    pub(super) fn instance(&self) -> &Instance {
        // SAFETY: the store keeps it.
        unsafe { &*self.instance }
    }
}

pub(super) fn compiled(file: &[u8]) -> (Arc<Module>, Arc<dyn Engine>) {
    match load(file).unwrap() {
        Loaded::Compiled(module, image) => (module, image),
        Loaded::Interpret(_, unfit) => panic!("{unfit}"),
    }
}

pub(super) fn instantiate(file: &[u8], linker: &Linker, host: Option<Arc<dyn crate::runtime::Host>>) -> Program {
    let (module, engine) = compiled(file);
    let store = Store::new();
    let instance: *const Instance = Instance::new(&store, &module, &engine, linker, host).unwrap();
    Program { _store: store, instance }
}

pub(super) fn run(build: &Build, wat: &str) -> Program {
    instantiate(&build.file(wat), &Linker::new(), None)
}
