//! Small modules, run.

use std::sync::Arc;

use super::*;
use crate::runtime::{Exit, Linker, Store};
use crate::wasm::Bodies;

struct Program {
    _store: Arc<Store>,
    instance: &'static Instance,
}

fn program(text: &str) -> Program {
    let bytes = wat::parse_str(text).expect("text of the test");
    let module = Arc::new(Module::decode(bytes, Bodies::Validate).expect("module of the test"));
    let engine: Arc<dyn Engine> = Arc::new(Interpreter::new(module.clone()).expect("small"));
    let store = Store::new();
    let instance = Instance::new(&store, &module, &engine, &Linker::new(), None).expect("instance");
    // SAFETY: the store keeps the instance and is kept beside it.
    let instance = unsafe { &*std::ptr::from_ref(instance) };
    Program { _store: store, instance }
}

impl Program {
    fn call(&self, name: &str, args: &[u64]) -> Result<Vec<u64>, Exit> {
        let func = self.instance.module.exported_func(name).expect("exported");
        self.instance.call(func, args)
    }

    fn run(&self, name: &str, args: &[u64]) -> Vec<u64> {
        self.call(name, args).unwrap_or_else(|exit| panic!("{name}: {exit}"))
    }

    #[allow(dead_code)]
    fn trap(&self, name: &str, args: &[u64]) -> Box<crate::runtime::Trap> {
        match self.call(name, args) {
            Err(Exit::Trap(trap)) => trap,
            other => panic!("{name}: {other:?}"),
        }
    }
}

#[test]
fn a_function_computes_from_its_parameters() {
    let p = program(
        r#"(module (func (export "f") (param i32 i32) (result i32) (i32.add (local.get 0) (i32.mul (local.get 1) (i32.const 3)))))"#,
    );
    assert_eq!(p.run("f", &[4, 5]), [19]);
}

#[test]
fn a_recursive_function_returns() {
    let p = program(
        r#"(module (func $fib (export "fib") (param i32) (result i32)
            (if (result i32) (i32.lt_s (local.get 0) (i32.const 2))
              (then (local.get 0))
              (else (i32.add (call $fib (i32.sub (local.get 0) (i32.const 1))) (call $fib (i32.sub (local.get 0) (i32.const 2))))))))"#,
    );
    assert_eq!(p.run("fib", &[20]), [6765]);
}
