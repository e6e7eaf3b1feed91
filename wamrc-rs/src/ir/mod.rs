//! From a decoded module to LLVM IR: one LLVM function for each Wasm function.
//!
//! Every function gets the context and the base of memory 0 as SSA values and keeps Wasm values in SSA form; [`abi`] says how values
//! travel, [`memory`] how accesses and their traps are kept exact.

mod abi;
mod atomic;
mod call;
mod control;
mod debug;
mod exception;
mod function;
mod gc;
mod global;
mod memory;
mod numeric;
mod simd;
mod table;
mod wrapper;

use std::cell::RefCell;
use std::collections::HashMap;

use aot_format::intrinsics::{Effect, Intrinsic, Ty};
use aot_format::isa::Isa;
use aot_format::layout::ContextLayout;
use inkwell::AddressSpace;
use inkwell::attributes::{Attribute, AttributeLoc};
use inkwell::context::Context;
use inkwell::module::{FlagBehavior, Linkage, Module as LlvmModule};
use inkwell::types::{BasicMetadataTypeEnum, BasicType, BasicTypeEnum, FloatType, FunctionType, IntType, PointerType, VectorType};
use inkwell::values::{FunctionValue, GlobalValue, InstructionValue, MetadataValue, UnnamedAddress};
use inkwell::{GlobalVisibility, types::VoidType};
use iwasm::wasm::{Module, ValType};

use crate::error::Error;
use crate::options::Options;
use crate::partition::{Part, Survey};
use crate::target::{self, Machine, triple};
use abi::Abi;
pub(crate) use debug::Debug;

pub(crate) use memory::{MARK_ATTRIBUTES, MARK_PREFIX};

/// Result of a step of the translation.
type Build<T> = Result<T, Error>;

/// LLVM's name of the parameter that is the context; it stays when LLVM changes a function's parameters.
pub(crate) const CONTEXT_NAME: &str = "context";

/// LLVM's name of the code of a function of the module; the emitter takes the index from it.
pub(crate) fn function_symbol(index: u32) -> String {
    format!("f{index}")
}

/// LLVM's name of the parameter that is the base of memory 0, if that has 32-bit addresses.
pub(crate) const BASE_NAME: &str = "memory";

/// The index in a name made by [`function_symbol`], also when LLVM has appended a suffix.
pub(crate) fn function_index(symbol: &str) -> Option<u32> {
    let digits = symbol.strip_prefix('f')?;
    digits.split('.').next()?.parse().ok()
}

/// What is translated, and for whom.
pub(crate) struct Input<'a> {
    pub(crate) module: &'a Module,
    pub(crate) survey: &'a Survey,
    pub(crate) machine: &'a Machine,
    pub(crate) options: &'a Options,
}

/// Translates the functions of a part, and says how locations are made in them.
///
/// # Errors
/// When a limit is exceeded, or LLVM refuses.
pub(crate) fn translate<'ctx>(context: &'ctx Context, input: &Input<'_>, part: &Part) -> Result<(LlvmModule<'ctx>, Debug<'ctx>), Error> {
    let translator = Translator::new(context, input, part)?;
    let module = input.module;
    for index in part.functions.clone() {
        translator.define(index, translator.linkage(index))?;
    }
    // Without optimisation nothing is inlined.
    for index in part.copies.iter().filter(|_| input.options.opt_level > 0) {
        translator.define(*index, Linkage::AvailableExternally)?;
    }
    for index in (0..module.imported_funcs).filter(|_| part.first) {
        if module.funcs[index as usize].escapes && translator.direct[index as usize] {
            translator.wrap_import(index)?;
        }
    }
    translator.debug.finish();
    if cfg!(debug_assertions) {
        translator.llvm.verify()?;
    }
    Ok((translator.llvm, translator.debug))
}

/// LLVM's types by short names.
#[derive(Clone, Copy)]
struct Types<'ctx> {
    i1: IntType<'ctx>,
    i8: IntType<'ctx>,
    i16: IntType<'ctx>,
    i32: IntType<'ctx>,
    i64: IntType<'ctx>,
    f32: FloatType<'ctx>,
    f64: FloatType<'ctx>,
    v128: VectorType<'ctx>,
    ptr: PointerType<'ctx>,
    void: VoidType<'ctx>,
}

impl<'ctx> Types<'ctx> {
    fn new(context: &'ctx Context) -> Self {
        Types {
            i1: context.bool_type(),
            i8: context.i8_type(),
            i16: context.i16_type(),
            i32: context.i32_type(),
            i64: context.i64_type(),
            f32: context.f32_type(),
            f64: context.f64_type(),
            v128: context.i64_type().vec_type(2),
            ptr: context.ptr_type(AddressSpace::default()),
            void: context.void_type(),
        }
    }

    /// The type of Wasm values; references are integers.
    fn value(&self, ty: ValType) -> BasicTypeEnum<'ctx> {
        match ty {
            ValType::I32 => self.i32.into(),
            ValType::F32 => self.f32.into(),
            ValType::F64 => self.f64.into(),
            ValType::I64 | ValType::Ref(_) => self.i64.into(),
            ValType::V128 => self.v128.into(),
        }
    }
}

/// Facts that are attached to instructions.
struct Kinds {
    tbaa: u32,
    prof: u32,
    invariant: u32,
}

/// Translates one module.
struct Translator<'m, 'ctx> {
    module: &'m Module,
    context: &'ctx Context,
    llvm: LlvmModule<'ctx>,
    types: Types<'ctx>,
    layout: ContextLayout,
    abi: Abi<'ctx>,
    /// For each imported function, whether it is a direct host function.
    direct: Vec<bool>,
    /// For each imported function, whether it may return twice.
    setjmp: Vec<bool>,
    /// Functions of the module that have been mentioned, by index.
    functions: RefCell<HashMap<u32, FunctionValue<'ctx>>>,
    part: &'m Part,
    survey: &'m Survey,
    /// The global that C compilers keep the stack pointer in, when guest signal handlers may read it at any time.
    stack_pointer: Option<u32>,
    /// Whether accesses check their bounds.
    bounds_checks: bool,
    /// LLVM's names of the CPU features that code may use.
    cpu_features: Vec<&'static str>,
    /// Whether functions and loops pay fuel.
    pays: bool,
    /// Whether floats are rounded to integral numbers by functions of the C library or by code that may leave NaNs signalling like these.
    rounds_by_library: bool,
    /// Whether accesses keep their order and number.
    strict: bool,
    /// Whether the last byte of what a store writes is looked at first: only x86-64 promises that a store that faults has written nothing.
    probes: bool,
    kinds: Kinds,
    empty_node: MetadataValue<'ctx>,
    intrinsics: RefCell<HashMap<Intrinsic, FunctionValue<'ctx>>>,
    tbaa: RefCell<HashMap<memory::Region, MetadataValue<'ctx>>>,
    personality: FunctionValue<'ctx>,
    attributes: Vec<Attribute>,
    debug: Debug<'ctx>,
}

impl<'m, 'ctx> Translator<'m, 'ctx> {
    fn new(context: &'ctx Context, input: &Input<'m>, part: &'m Part) -> Build<Self> {
        let Input { module, survey, machine, options } = *input;
        let llvm = context.create_module("wasm");
        llvm.set_triple(&inkwell::targets::TargetTriple::create(triple(machine.isa)));
        llvm.set_data_layout(&machine.machine.get_target_data().get_data_layout());
        if let Some(abi) = target::abi(machine.isa) {
            let flag = context.metadata_node(&[context.metadata_string(abi).into()]);
            llvm.add_metadata_flag("target-abi", FlagBehavior::Error, flag);
        }
        let types = Types::new(context);
        let layout = ContextLayout::new(&module.shape()).ok_or(Error::Limit("globals, tables, imports, types or tags"))?;
        let debug = Debug::new(context, &llvm, options.opt_level > 0);
        let personality = llvm.add_function("wasm_personality", types.i32.fn_type(&[], true), None);
        Ok(Translator {
            module,
            context,
            types,
            layout,
            abi: Abi::new(types, survey.tail_calls, machine.isa),
            direct: module.direct_imports(),
            setjmp: setjmp_imports(module),
            functions: RefCell::default(),
            part,
            survey,
            stack_pointer: stack_pointer(module),
            bounds_checks: options.bounds_checks,
            cpu_features: machine.features.names(machine.isa).collect(),
            pays: options.fuel,
            rounds_by_library: match machine.isa {
                Isa::X86_64 => !machine.has("sse4.1"),
                Isa::Riscv64 => !machine.has("zfa"),
                Isa::Aarch64 => false,
            },
            strict: options.strict_memory_traps,
            probes: options.strict_memory_traps && machine.isa != Isa::X86_64,
            kinds: Kinds {
                tbaa: context.get_kind_id("tbaa"),
                prof: context.get_kind_id("prof"),
                invariant: context.get_kind_id("invariant.load"),
            },
            empty_node: context.metadata_node(&[]),
            intrinsics: RefCell::default(),
            tbaa: RefCell::default(),
            personality,
            attributes: function_attributes(context, &machine.cpu),
            debug,
            llvm,
        })
    }

    /// The code of a defined function, wherever it is.
    fn function(&self, index: u32) -> Option<FunctionValue<'ctx>> {
        let func = self.module.funcs.get(index as usize).filter(|_| index >= self.module.imported_funcs)?;
        Some(*self.functions.borrow_mut().entry(index).or_insert_with(|| {
            let ty = self.abi.function_type(&self.module.types[func.ty as usize]);
            self.add_function(&function_symbol(index), ty, Linkage::External)
        }))
    }

    /// Whether code elsewhere mentions a function of this part.
    fn linkage(&self, index: u32) -> Linkage {
        let seen = self.module.funcs[index as usize].escapes || self.part.shared.contains(&index);
        if seen { Linkage::External } else { Linkage::Internal }
    }

    /// Adds a function of convention `CONV`.
    fn add_function(&self, name: &str, ty: FunctionType<'ctx>, linkage: Linkage) -> FunctionValue<'ctx> {
        let function = self.llvm.add_function(name, ty, Some(linkage));
        hide(function.as_global_value());
        for attribute in &self.attributes {
            function.add_attribute(AttributeLoc::Function, *attribute);
        }
        if let Some(context) = function.get_first_param() {
            context.set_name(CONTEXT_NAME);
        }
        if let Some(base) = function.get_nth_param(1).filter(|_| self.module.memories.first().is_some_and(|memory| !memory.memory64)) {
            base.set_name(BASE_NAME);
        }
        let size = u64::from(self.layout.size_bytes());
        function.add_attribute(AttributeLoc::Param(0), self.attribute("dereferenceable", size));
        function.add_attribute(AttributeLoc::Param(0), self.attribute("align", 16));
        for param in 0..2 {
            function.add_attribute(AttributeLoc::Param(param), self.attribute("nonnull", 0));
            function.add_attribute(AttributeLoc::Param(param), self.attribute("noundef", 0));
        }
        function
    }

    fn attribute(&self, name: &str, value: u64) -> Attribute {
        self.context.create_enum_attribute(Attribute::get_named_enum_kind_id(name), value)
    }

    /// The declaration of a helper of the runtime.
    fn intrinsic(&self, intrinsic: Intrinsic) -> FunctionValue<'ctx> {
        *self.intrinsics.borrow_mut().entry(intrinsic).or_insert_with(|| self.declare_intrinsic(intrinsic))
    }

    fn declare_intrinsic(&self, intrinsic: Intrinsic) -> FunctionValue<'ctx> {
        let t = &self.types;
        let signature = intrinsic.signature();
        let ty = |ty: Ty| -> BasicTypeEnum<'ctx> {
            match ty {
                Ty::I32 => t.i32.into(),
                Ty::I64 => t.i64.into(),
                Ty::Ptr => t.ptr.into(),
            }
        };
        let mut params: Vec<BasicMetadataTypeEnum<'ctx>> = vec![t.ptr.into()];
        params.extend(signature.params.iter().map(|p| BasicMetadataTypeEnum::from(ty(*p))));
        let function_type = match signature.result {
            Some(result) => ty(result).fn_type(&params, false),
            None => t.void.fn_type(&params, false),
        };
        let function = self.llvm.add_function(signature.symbol, function_type, None);
        let attributes: &[&str] = match signature.effect {
            Effect::MayTrap => &["nounwind"],
            Effect::NoReturn => &["nounwind", "noreturn", "cold"],
            Effect::Throws => &["noreturn", "cold"],
            Effect::MayThrow if intrinsic == Intrinsic::deliver => &["cold"],
            Effect::MayThrow => &[],
        };
        for name in attributes {
            function.add_attribute(AttributeLoc::Function, self.attribute(name, 0));
        }
        function
    }

    /// Says that an access is to this region of memory and aliases no other.
    fn set_region(&self, access: InstructionValue<'ctx>, region: memory::Region) -> Build<()> {
        let node = *self.tbaa.borrow_mut().entry(region).or_insert_with(|| memory::tbaa_node(self.context, region));
        Ok(access.set_metadata(node, self.kinds.tbaa)?)
    }

    /// Says which way a branch goes mostly, if the module does: the branch of the operator at this offset.
    fn set_hint(&self, branch: InstructionValue<'ctx>, offset: u64) -> Build<()> {
        let Some(taken) = self.module.branch_hints.get(&offset) else { return Ok(()) };
        // As LLVM weighs `llvm.expect`.
        let weights = if *taken { [2000, 1] } else { [1, 2000] };
        let [first, second] = weights.map(|weight| self.types.i32.const_int(weight, false).into());
        let node = self.context.metadata_node(&[self.context.metadata_string("branch_weights").into(), first, second]);
        Ok(branch.set_metadata(node, self.kinds.prof)?)
    }

    fn set_invariant(&self, load: InstructionValue<'ctx>) -> Build<()> {
        Ok(load.set_metadata(self.empty_node, self.kinds.invariant)?)
    }
}

/// What holds for every compiled function: while it calls, it can be walked by its frame pointer and unwound; it touches each page of its
/// frame; and it is on the stack until it returns, so that runaway recursion ends and traces are complete. What calls nothing has no frame
/// pointer: where it faults, the table of frameless code tells its frame.
fn function_attributes(context: &Context, cpu: &str) -> Vec<Attribute> {
    const UWTABLE_SYNC: u64 = 1;
    vec![
        context.create_string_attribute("frame-pointer", "non-leaf"),
        context.create_string_attribute("probe-stack", "inline-asm"),
        context.create_string_attribute("disable-tail-calls", "true"),
        context.create_string_attribute("tune-cpu", cpu),
        context.create_enum_attribute(Attribute::get_named_enum_kind_id("uwtable"), UWTABLE_SYNC),
    ]
}

/// Makes a symbol reachable without a table of addresses.
fn hide(global: GlobalValue<'_>) {
    global.set_visibility(GlobalVisibility::Hidden);
    global.set_unnamed_address(UnnamedAddress::Global);
}

fn func_imports(module: &Module) -> impl Iterator<Item = &iwasm::wasm::Import> {
    module.imports.iter().filter(|i| matches!(i.kind, iwasm::wasm::ImportKind::Func(..)))
}

/// Functions of the C library that are imports in programs for WALI and return once more after a `longjmp`.
fn setjmp_imports(module: &Module) -> Vec<bool> {
    const NAMES: &[&str] = &["setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"];
    func_imports(module).map(|i| i.module == "wali" && NAMES.contains(&i.name.as_str())).collect()
}

/// The global that holds the stack pointer: by its exported name, else the first mutable i32.
fn stack_pointer(module: &Module) -> Option<u32> {
    if !module.imports.iter().any(|i| i.module == "wali") {
        return None;
    }
    let is_candidate = |index: u32| {
        let ty = module.globals[index as usize];
        ty.mutable && ty.content_type == ValType::I32
    };
    let exported = module.exports.get("__stack_pointer").filter(|e| e.kind == iwasm::wasm::ExternKind::Global).map(|e| e.index);
    exported.filter(|i| is_candidate(*i)).or_else(|| (0..module.globals.len() as u32).find(|i| is_candidate(*i)))
}
