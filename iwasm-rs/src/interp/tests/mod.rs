//! Small modules, run. The specification's suite tests what operators compute; here is tested how the interpreter goes about it.

mod behaviour;
mod delivery;
mod golden;
mod print;
mod torture;
mod vectors;

use std::sync::Arc;

use super::*;
use crate::runtime::{Exit, Linker, Store, Trap};
use crate::wasm::Bodies;

/// An instance of a module, and what it lives in.
struct Program {
    store: Arc<Store>,
    instance: *const Instance,
}

fn program(text: &str) -> Program {
    program_with(text, &Linker::new())
}

fn program_with(text: &str, linker: &Linker) -> Program {
    let bytes = wat::parse_str(text).expect("text of the test");
    let module = Arc::new(Module::decode(bytes, Bodies::Validate).expect("module of the test"));
    let engine: Arc<dyn Engine> = Arc::new(Interpreter::new(module.clone()).expect("small"));
    let store = Store::new();
    if cfg!(miri) {
        // Frames that `sys::exit` leaves are there for ever in Miri, and with them references to all this.
        std::mem::forget(store.clone());
    }
    let instance: *const Instance = Instance::new(&store, &module, &engine, linker, None).expect("instance");
    Program { store, instance }
}

impl Program {
    fn instance(&self) -> &Instance {
        assert!(Arc::strong_count(&self.store) > 0);
        // SAFETY: the store, which is kept beside it, owns the instance.
        unsafe { &*self.instance }
    }

    fn call(&self, name: &str, args: &[u64]) -> Result<Vec<u64>, Exit> {
        let func = self.instance().module.exported_func(name).expect("exported");
        self.instance().call(func, args)
    }

    fn run(&self, name: &str, args: &[u64]) -> Vec<u64> {
        self.call(name, args).unwrap_or_else(|exit| panic!("{name}: {exit}"))
    }

    fn trap(&self, name: &str, args: &[u64]) -> Box<Trap> {
        match self.call(name, args) {
            Err(Exit::Trap(trap)) => trap,
            other => panic!("{name}: {other:?}"),
        }
    }

    /// Indices of the functions in a trap's trace, and the operators at their offsets.
    fn trace(&self, trap: &Trap) -> Vec<(u32, String)> {
        let module = &self.instance().module;
        let name = |offset: u32| {
            let reader = wasmparser::BinaryReader::new(&module.bytes[offset as usize..], 0);
            let operator = format!("{:?}", wasmparser::OperatorsReader::new(reader).read().expect("an operator"));
            operator.split([' ', '{']).next().unwrap_or_default().to_string()
        };
        trap.frames.iter().map(|frame| (frame.func, name(frame.offset))).collect()
    }
}
