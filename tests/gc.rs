//! The collector under stress, in both modes: with a collection at every allocation nothing that is alive goes, and without one nothing
//! that is dead stays for long.

use std::sync::{Arc, Weak};

use iwasm::runtime::{Exit, Extern, ExternType, Global, Heap, Instance, Linker, Resolver, Store, Table, TrapKind, TypeId, ValueType};
use wali_tests::mode::Mode;

/// Keeps objects in all places where there can be references.
const PLACES: &str = r#"(module
  (type $node (struct (field $value i64) (field $next (mut (ref null $node)))))
  (type $nodes (array (mut (ref null $node))))
  (type $bytes (array (mut i8)))
  (type $mixed (struct (field i8) (field anyref) (field i16) (field externref) (field f32) (field f64)))
  (tag $thrown (param (ref $node)))
  (global $kept (mut (ref null $node)) (ref.null $node))
  (global $made (ref $node) (struct.new $node (i64.const 1000) (struct.new $node (i64.const 2000) (ref.null $node))))
  (table $table 4 anyref)
  (elem $items (ref $node) (item (struct.new $node (i64.const 7) (ref.null $node))))

  (func $node (param $value i64) (param $next (ref null $node)) (result (ref $node))
    (struct.new $node (local.get $value) (local.get $next)))

  ;; Makes what nobody keeps.
  (func $litter (drop (array.new $bytes (i32.const 1) (i32.const 100))))

  (func $sum (param $node (ref null $node)) (result i64)
    (local $sum i64)
    (loop $next
      (block $end
        (br_if $end (ref.is_null (local.get $node)))
        (local.set $sum (i64.add (local.get $sum) (struct.get $node $value (local.get $node))))
        (local.set $node (struct.get $node $next (local.get $node)))
        (call $litter)
        (br $next)))
    (local.get $sum))

  (func (export "list") (param $len i64) (result i64)
    (local $list (ref null $node))
    (loop $next
      (local.set $list (call $node (local.get $len) (local.get $list)))
      (local.set $len (i64.sub (local.get $len) (i64.const 1)))
      (br_if $next (i64.ne (local.get $len) (i64.const 0))))
    (call $sum (local.get $list)))

  ;; On the operand stack alone.
  (func (export "operands") (result i64)
    (local $sum i64)
    (call $node (i64.const 1) (ref.null $node))
    (call $node (i64.const 10) (ref.null $node))
    (call $node (i64.const 100) (ref.null $node))
    (call $litter)
    (local.set $sum (call $sum))
    (global.set $kept)
    (call $litter)
    (local.set $sum (i64.add (call $sum) (local.get $sum)))
    (i64.add (local.get $sum) (call $sum (global.get $kept))))

  (func (export "places") (result i64)
    (local $array (ref $nodes)) (local $mixed (ref $mixed))
    (local.set $array (array.new_fixed $nodes 2 (call $node (i64.const 1) (ref.null $node)) (call $node (i64.const 2) (ref.null $node))))
    (call $litter)
    (table.set $table (i32.const 1) (call $node (i64.const 4) (ref.null $node)))
    (call $litter)
    (local.set $mixed (struct.new $mixed (i32.const 1)
      (call $node (i64.const 8) (ref.null $node)) (i32.const 2)
      (extern.convert_any (call $node (i64.const 16) (ref.null $node))) (f32.const 1.5) (f64.const 2.5)))
    (call $litter)
    (i64.add (call $sum (array.get $nodes (local.get $array) (i32.const 0)))
    (i64.add (call $sum (array.get $nodes (local.get $array) (i32.const 1)))
    (i64.add (call $sum (ref.cast (ref $node) (table.get $table (i32.const 1))))
    (i64.add (call $sum (ref.cast (ref $node) (struct.get $mixed 1 (local.get $mixed))))
    (i64.add (call $sum (ref.cast (ref $node) (any.convert_extern (struct.get $mixed 3 (local.get $mixed)))))
    (i64.add (call $sum (global.get $made))
      (call $sum (array.get $nodes (array.new_elem $nodes $items (i32.const 0) (i32.const 1)) (i32.const 0))))))))))

  (func $throw (throw $thrown (call $node (i64.const 5) (call $node (i64.const 6) (ref.null $node)))))
  (func (export "exception") (result i64)
    (local $exception exnref)
    (block $caught (result (ref $node) exnref)
      (try_table (catch_ref $thrown $caught) (call $throw))
      (unreachable))
    (local.set $exception)
    (drop)
    (call $litter)
    (block $again (result (ref $node))
      (try_table (catch $thrown $again) (throw_ref (local.get $exception)))
      (unreachable))
    (call $litter)
    (call $sum))

  ;; A tree by recursion: references in many frames.
  (type $tree (struct (field (ref null $tree)) (field (ref null $tree))))
  (func $tree (param $depth i32) (result (ref null $tree))
    (if (i32.eqz (local.get $depth)) (then (return (ref.null $tree))))
    (struct.new $tree
      (call $tree (i32.sub (local.get $depth) (i32.const 1)))
      (call $tree (i32.sub (local.get $depth) (i32.const 1)))))
  (func $count (param $tree (ref null $tree)) (result i64)
    (if (ref.is_null (local.get $tree)) (then (return (i64.const 0))))
    (i64.add (i64.const 1)
      (i64.add (call $count (struct.get $tree 0 (local.get $tree))) (call $count (struct.get $tree 1 (local.get $tree))))))
  (func (export "tree") (param $depth i32) (result i64) (call $count (call $tree (local.get $depth))))

  (func (export "garbage") (param $rounds i32)
    (loop $next
      (call $litter)
      (local.set $rounds (i32.sub (local.get $rounds) (i32.const 1)))
      (br_if $next (local.get $rounds))))

  (func (export "fill") (local $list (ref null $node))
    (loop $next (local.set $list (call $node (i64.const 1) (local.get $list))) (br $next)))
  (func (export "large") (param i32) (drop (array.new_default $nodes (local.get 0)))))"#;

fn binary(text: &str) -> Vec<u8> {
    wast::parser::ParseBuffer::new(text).and_then(|b| wast::parser::parse::<wast::Wat<'_>>(&b)?.encode()).expect("a module")
}

fn with_instance(limit_bytes: usize, stress: bool, f: impl Fn(&Instance)) {
    let bytes = binary(PLACES);
    for mode in Mode::ALL {
        let (module, engine) = mode.load(&bytes).expect("a valid module");
        let store = Store::new();
        store.configure_gc(limit_bytes, stress);
        let instance = Instance::new(&store, &module, &engine, &Linker::new(), None).expect("nothing is imported");
        f(instance);
        drop(Arc::clone(&store));
    }
}

fn call(instance: &Instance, name: &str, args: &[u64]) -> Result<Vec<u64>, Exit> {
    instance.call(instance.module.exported_func(name).expect("an export"), args)
}

fn check(limit_bytes: usize, stress: bool, results: &[(&str, &[u64], u64)]) {
    with_instance(limit_bytes, stress, |instance| {
        for (name, args, result) in results {
            let got = call(instance, name, args).unwrap_or_else(|exit| panic!("{name}: {exit}"));
            assert_eq!(got, [*result], "{name}");
        }
    });
}

const RESULTS: &[(&str, &[u64], u64)] =
    &[("list", &[100], 5050), ("operands", &[], 111), ("places", &[], 3038), ("exception", &[], 11), ("tree", &[8], 255)];

#[test]
fn what_is_alive_stays_when_every_allocation_collects() {
    check(1 << 20, true, RESULTS);
}

#[test]
fn results_are_the_same_without_a_collection() {
    check(256 << 20, false, RESULTS);
    check(256 << 20, false, &[("tree", &[16], 65535), ("list", &[20_000], 200_010_000)]);
}

#[test]
fn what_is_dead_goes() {
    // 120 MB of arrays, one after the other.
    with_instance(1 << 20, false, |instance| {
        call(instance, "garbage", &[1_000_000]).expect("what nobody keeps is collected");
        assert_eq!(call(instance, "tree", &[10]).expect("there is room again"), [1023]);
    });
}

#[test]
fn a_full_heap_is_a_trap() {
    let out_of_memory = |outcome: Result<Vec<u64>, Exit>| match outcome {
        Err(Exit::Trap(trap)) => assert_eq!(trap.kind, TrapKind::OutOfMemory),
        other => panic!("expected a trap, got {other:?}"),
    };
    with_instance(1 << 20, false, |instance| {
        out_of_memory(call(instance, "fill", &[]));
        out_of_memory(call(instance, "large", &[u64::from(u32::MAX)]));
        assert_eq!(call(instance, "tree", &[10]).expect("the heap has room again afterwards"), [1023]);
    });
}

/// Uses objects that the host has made.
const OF_THE_HOST: &str = r#"(module
  (type $node (struct (field $value i64) (field $next (mut (ref null $node)))))
  (type $mixed (array (mut i8)))
  (type $number (func (result i64)))
  (import "host" "new" (func $new (result (ref $node))))
  (import "host" "global" (global $global (ref $node)))
  (import "host" "nodes" (table $nodes 3 (ref $node)))
  (import "host" "numbers" (table $numbers 3 (ref $number)))

  (func $sum (param $node (ref null $node)) (result i64)
    (local $sum i64)
    (loop $next
      (if (ref.is_null (local.get $node)) (then (return (local.get $sum))))
      ;; A collection.
      (drop (struct.new $node (i64.const 1) (ref.null $node)))
      (local.set $sum (i64.add (local.get $sum) (struct.get $node $value (local.get $node))))
      (local.set $node (struct.get $node $next (local.get $node)))
      (br $next))
    (unreachable))

  (func (export "sum") (param $node (ref $node)) (param $bytes (ref $mixed)) (result i64)
    (local $sum i64)
    (local.set $sum (i64.add (call $sum (call $new)) (call $sum (local.get $node))))
    (local.set $sum (i64.add (call $sum (global.get $global)) (local.get $sum)))
    (local.set $sum (i64.add (call $sum (table.get $nodes (i32.const 2))) (local.get $sum)))
    (local.set $sum (i64.add (call_indirect $numbers (type $number) (i32.const 2)) (local.get $sum)))
    (local.set $sum (i64.add (call_ref $number (table.get $numbers (i32.const 1))) (local.get $sum)))
    (i64.add (i64.extend_i32_u (array.get_u $mixed (local.get $bytes) (i32.const 2))) (local.get $sum))))"#;

/// A host that has lists of nodes.
#[derive(Clone)]
struct Host {
    store: Weak<Store>,
    node: TypeId,
}

impl Host {
    /// A list of two.
    fn list(&self, first: u64, second: u64) -> Option<u64> {
        let store = self.store.upgrade()?;
        store.new_object(self.node, &[first, store.new_object(self.node, &[second, 0])?])
    }
}

impl Resolver for Host {
    fn resolve(&self, _: &str, name: &str, ty: ExternType<'_>) -> Option<Extern> {
        let (store, host, is_new) = (self.store.upgrade()?, self.clone(), name == "new");
        let func = |id: TypeId| {
            store.host_func(
                id,
                Box::new(move |_, values| {
                    values[0] = if is_new { host.list(1, 2).expect("there is room") } else { 0x10000 };
                    Ok(())
                }),
            )
        };
        Some(match ty {
            ExternType::Func(_, id, _) => Extern::Func(func(id)),
            ExternType::Global(ty, content) => Extern::Global(Global::of(*ty, content, [self.list(4, 8)?, 0])),
            ExternType::Table(ty, element) => {
                let entry = match (name, element) {
                    ("nodes", _) => self.list(16, 32)?,
                    // SAFETY: functions live as long as their store.
                    (_, ValueType::Reference(_, Heap::Declared(id))) => unsafe { u64::from((*func(id)).handle) },
                    _ => return None,
                };
                Extern::Table(Arc::new(Table::filled(*ty, element, &store, entry).ok()?))
            }
            _ => return None,
        })
    }
}

#[test]
fn objects_of_the_host_are_like_others() {
    for mode in Mode::ALL {
        let (module, engine) = mode.load(&binary(OF_THE_HOST)).expect("a valid module");
        let (store, types) = (Store::new(), TypeId::all_of(&module));
        store.configure_gc(1 << 20, true);
        let host = Host { store: Arc::downgrade(&store), node: types[0] };
        let mut linker = Linker::new();
        linker.add_resolver(Box::new(host.clone()));
        let instance = Instance::new(&store, &module, &engine, &linker, None).expect("all is there");
        let bytes = store.new_object(types[1], &[0, 0, 0x100_0100_00ff]).expect("there is room");
        let list = host.list(64, 128).expect("there is room");
        assert_eq!(call(instance, "sum", &[list, bytes]).expect("no trap"), [0x2_0000 + 0xff + 0xff], "{mode:?}");
    }
}

#[test]
fn objects_of_the_host_are_made_of_their_parts() {
    let (module, _) = Mode::Interp.load(&binary(OF_THE_HOST)).expect("a valid module");
    let (store, types) = (Store::new(), TypeId::all_of(&module));
    store.configure_gc(1 << 12, false);
    assert_eq!(store.new_object(types[0], &[1]), None, "a field is missing");
    assert_eq!(store.new_object(types[0], &[1, 0, 0]), None, "there are two fields");
    assert_eq!(store.new_object(types[2], &[]), None, "functions are no objects");
    assert_eq!(store.new_object(types[1], &[0; 1 << 12]), None, "with its header, it is larger than the heap");
    assert!(store.new_object(types[1], &[]).is_some());
}
