//! The engines in process: small loops against native code, what calls cost, and how fast the interpreter translates.
#![allow(missing_docs, reason = "criterion's macros make undocumented functions")]

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use iwasm::runtime::{Extern, HostFn, Instance, Linker, Store, VmContext};
use wali_tests::mode::Mode;
use wali_tests::process::encode;

/// A loop, its argument, and the same natively, if there is such a thing.
type Kernel = (&'static str, u32, Option<fn(u32) -> u32>);

const KERNELS: [Kernel; 6] = [
    ("fib", 20, Some(fib)),
    ("collatz", 300, Some(collatz)),
    ("bytes", 20_000, Some(bytes)),
    ("calls", 10_000, None),
    ("indirect calls", 10_000, None),
    ("host calls", 10_000, None),
];

fn fib(n: u32) -> u32 {
    if n < 2 { n } else { fib(n - 1) + fib(n - 2) }
}

fn collatz(n: u32) -> u32 {
    let steps = |n: u32| std::iter::successors(Some(u64::from(n)), |x| Some(if x & 1 == 1 { x * 3 + 1 } else { x >> 1 }));
    // One step at least, as in the module.
    (1..=n).map(|n| 1 + steps(n).skip(1).take_while(|x| *x > 1).count() as u32).sum()
}

fn bytes(n: u32) -> u32 {
    let mut memory = vec![0u8; 1 << 16];
    (0..n).fold(0u32, |sum, i| {
        memory[i as usize & 0xffff] = (sum ^ i) as u8;
        sum.rotate_left(5).wrapping_add(u32::from(memory[i.wrapping_mul(7) as usize & 0xffff]))
    })
}

extern "C" fn nothing(_: *mut VmContext, argument: u64) -> u64 {
    argument
}

/// Loads a module and gives its instance to `run`.
fn with_instance<R>(mode: Mode, module: &[u8], run: impl FnOnce(&Instance) -> R) -> R {
    let (module, engine) = mode.load(module).expect("a valid module");
    let store = Store::new();
    let mut linker = Linker::new();
    linker.define("wali", "nothing", Extern::Direct(HostFn(nothing as *const () as usize)));
    run(Instance::new(&store, &module, &engine, &linker, None).expect("a module without a start function"))
}

fn call(instance: &Instance, name: &str, argument: u32) -> u32 {
    let function = instance.module.exported_func(name).expect("exported");
    instance.call(function, &[u64::from(argument)]).expect("no trap")[0] as u32
}

fn kernels(criterion: &mut Criterion) {
    let module = encode(include_str!("kernels.wat"));
    for (name, argument, native) in KERNELS {
        let mut group = criterion.benchmark_group(name);
        if let Some(native) = native {
            for mode in Mode::ALL {
                let result = with_instance(mode, &module, |instance| call(instance, name, argument));
                // Memory is as the run before left it, so only the first one is compared.
                assert_eq!(result, native(argument), "{name} {mode}");
            }
            group.bench_function("native", |bencher| bencher.iter(|| native(black_box(argument))));
        }
        for mode in Mode::ALL {
            with_instance(mode, &module, |instance| {
                group.bench_function(mode.to_string(), |bencher| bencher.iter(|| call(instance, name, black_box(argument))));
            });
        }
        group.finish();
    }
}

/// A module of many functions with a bit of everything; `run` calls each of them once, so that all are translated.
fn many_functions() -> Vec<u8> {
    const COUNT: usize = 400;
    let body = "(local $i i32) (block $out (loop $next (br_if $out (i32.ge_u (local.get $i) (local.get 0)))
        (i32.store offset=8 (local.get $i) (i32.add (i32.load (local.get $i)) (i32.mul (local.get $i) (i32.const 3))))
        (if (i32.eqz (i32.and (local.get $i) (i32.const 4))) (then (local.set 0 (i32.sub (local.get 0) (i32.const 1)))))
        (local.set $i (i32.add (local.get $i) (i32.const 4))) (br $next))) (local.get $i)";
    let functions: String = (0..COUNT).map(|i| format!("(func $f{i} (param i32) (result i32) {body})\n")).collect();
    let calls: String = (0..COUNT).map(|i| format!("(drop (call $f{i} (local.get 0)))\n")).collect();
    encode(&format!("(module (memory 1) {functions} (func (export \"run\") (param i32) (result i32) {calls} (i32.const 0)))"))
}

fn translation(criterion: &mut Criterion) {
    let module = many_functions();
    let mut group = criterion.benchmark_group("translation");
    group.throughput(Throughput::Bytes(module.len() as u64));
    group.bench_function("decode, instantiate, translate", |bencher| {
        bencher.iter(|| with_instance(Mode::Interp, &module, |instance| call(instance, "run", black_box(0))));
    });
    group.finish();
}

criterion_group! {
    name = engine;
    config = Criterion::default().sample_size(30);
    targets = kernels, translation
}
criterion_main!(engine);
