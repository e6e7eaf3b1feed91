//! Every operator on vectors in a loop on a small native stack, as [`super::torture`] does with numbers.

use super::*;
use crate::interp::simd;

/// Miri has no stack to measure.
const ROUNDS: u64 = if cfg!(miri) { 2 } else { 5_000 };
const STACK_BYTES: usize = 256 << 10;

/// From `I16x8ExtAddPairwiseI8x16S` to `i16x8.extadd_pairwise_i8x16_s`.
fn text_name(name: &str) -> String {
    if let Some(operation) = name.strip_prefix("V128") {
        let operation = snake(operation).replace("and_not", "andnot");
        return format!("v128.{operation}");
    }
    let (shape, operation) = name.split_at(5);
    let operation = snake(operation).replace("ext_add", "extadd").replace("ext_mul", "extmul").replace("q15_mulr", "q15mulr");
    let operation = operation.replace("p_min", "pmin").replace("p_max", "pmax");
    format!("{}.{operation}", shape.to_lowercase())
}

fn snake(camel: &str) -> String {
    let mut text = String::new();
    for (i, c) in camel.char_indices() {
        if i > 0 && c.is_uppercase() {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

/// The type of a lane as a number.
fn number(name: &str) -> &'static str {
    match &name[..3] {
        "I64" => "i64",
        "F32" => "f32",
        "F64" => "f64",
        _ => "i32",
    }
}

/// Ways to have a number: in a local, as an immediate, in the accumulator.
fn numbers(ty: &str) -> [String; 3] {
    let identity = if ty.starts_with('i') { "mul" } else { "div" };
    [format!("(local.get ${ty})"), format!("({ty}.const 1)"), format!("({ty}.{identity} (local.get ${ty}) (local.get ${ty}))")]
}

fn torture(name: &str, category: &str) -> String {
    let operator = text_name(name);
    let (x, y) = ("(local.get $x)", "(i32x4.splat (local.get $i32))");
    let addresses = || {
        numbers("i32")
            .into_iter()
            .chain(["(i32.add (local.get $i32) (local.get $n))".into(), "(i32.add (local.get $i32) (i32.const 2))".into()])
    };
    let vectors: Vec<String> = match category {
        "unary" => vec![format!("({operator} {x})"), format!("({operator} {y})")],
        "binary" => vec![format!("({operator} {x} {y})"), format!("({operator} {y} {x})")],
        "fetching" | "commutative" => {
            let load = |a| format!("(v128.load offset=3 {a})");
            let both = |m: String| [format!("({operator} {x} {m})"), format!("({operator} {m} {x})"), format!("({operator} {m} {m})")];
            addresses().map(load).chain([y.into()]).flat_map(both).collect()
        }
        "ternary" => vec![format!("({operator} {x} {y} {x})")],
        "shift" => numbers("i32").map(|n| format!("({operator} {x} {n})")).to_vec(),
        "splat" => numbers(number(name)).map(|n| format!("({operator} {n})")).to_vec(),
        "replace" => numbers(number(name)).map(|n| format!("({operator} 1 {x} {n})")).to_vec(),
        "load" => addresses().map(|a| format!("({operator} offset=3 {a})")).collect(),
        "load_lane" => addresses().map(|a| format!("({operator} offset=3 1 {a} {x})")).collect(),
        _ => vec![],
    };
    let others: Vec<String> = match category {
        "test" => vec![format!("(drop ({operator} {x}))")],
        "extract" => vec![format!("(drop ({operator} 1 {x}))")],
        "store" => addresses().map(|a| format!("({operator} offset=3 {a} {y})")).collect(),
        "store_lane" => addresses().map(|a| format!("({operator} offset=3 1 {a} {y})")).collect(),
        _ => vec![],
    };
    let body: String =
        vectors.iter().map(|v| format!("(drop {v}) (local.set $r {v}) (v128.store (i32.const 64) (local.tee $r {v}))\n")).collect();
    format!(
        "(func (export \"{name}\") (param $n i32) (local $i32 i32) (local $i64 i64) (local $f32 f32) (local $f64 f64) (local $x v128) (local $r v128)
           (local.set $i32 (i32.const 1)) (local.set $i64 (i64.const 1)) (local.set $f32 (f32.const 1)) (local.set $f64 (f64.const 1))
           (local.set $x (v128.const i8x16 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16))
           (loop $again {body} {} (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))\n",
        others.join("\n")
    )
}

#[test]
fn every_operator_on_vectors_leads_to_the_next_without_using_native_stack() {
    let operators: Vec<(&str, &str)> = simd::forms().into_iter().map(|(name, category, _)| (name, category)).collect();
    assert_eq!(operators.len(), 254, "shuffle and constants have no rows");
    let functions: String = operators.iter().map(|(name, category)| torture(name, category)).collect();
    let others = "(global $g (mut v128) (v128.const i64x2 1 2))
        (func (export \"others\") (param $n i32) (local $x v128)
          (loop $again
            (global.set $g (i8x16.shuffle 0 17 2 19 4 5 6 7 8 9 10 11 12 13 14 15 (global.get $g) (v128.const i64x2 3 4)))
            (local.set $x (i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 28 29 30 31 (local.get $x) (global.get $g)))
            (local.set $x (select (local.get $x) (global.get $g) (local.get $n)))
            (local.set $x (select (local.get $x) (global.get $g) (i32.and (local.get $n) (i32.const 1))))
            (local.set $x (i8x16.shuffle 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 (local.get $x) (global.get $g)))
            (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))";
    let text = format!("(module (memory 1) {functions} {others})");
    let run = move || {
        let program = program(&text);
        for (name, _) in operators.into_iter().chain([("others", "")]) {
            program.run(name, &[ROUNDS]);
        }
    };
    std::thread::Builder::new().stack_size(STACK_BYTES).spawn(run).expect("a thread").join().expect("the thread returned");
}
