//! Every operator in a loop on a small native stack: if one instruction led to the next by a call, the stack would end.

use super::*;
use crate::interp::ops::for_each_op;

/// Iterations of a loop: 16 bytes of stack for each of its instructions would be many times the stack.
/// Miri, which has no stack to measure, looks at each handler once.
const ROUNDS: u64 = if cfg!(miri) { 2 } else { 20_000 };
const STACK_BYTES: usize = 256 << 10;

/// From `I32TruncSatF32S` to `i32.trunc_sat_f32_s`.
fn text_name(name: &str) -> String {
    let (ty, operation) = name.split_at(3);
    let mut text = format!("{}.", ty.to_lowercase());
    for (i, c) in operation.char_indices() {
        if i > 0 && c.is_uppercase() {
            text.push('_');
        }
        text.extend(c.to_lowercase());
    }
    text
}

fn type_name(rust: &str) -> &'static str {
    match rust {
        "u32" => "i32",
        "u64" => "i64",
        "f32" => "f32",
        _ => "f64",
    }
}

/// A local, an immediate, and something in the accumulator, of a type. All are 1: no operator traps.
fn operands(ty: &str) -> [String; 3] {
    let one = format!("({ty}.const 1)");
    let identity = if ty.starts_with('i') { "mul" } else { "div" };
    [format!("(local.get ${ty})"), one.clone(), format!("({ty}.{identity} (local.get ${ty}) (local.get ${ty}))")]
}

/// A function that runs an operator on all forms of operands, with its result in all places.
fn torture(name: &str, category: &str, from: &str, to: &str) -> String {
    let operator = text_name(name);
    let (from, to) = (type_name(from), type_name(to));
    let mut body = String::new();
    let mut add = |expression: String| {
        body += &format!("(drop {expression}) (local.set $r{to} {expression}) (drop (local.tee $r{to} {expression}))\n");
        if to == "i32" {
            body += &format!("(block (br_if 0 {expression})) (block (br_if 0 (i32.eqz {expression})))\n");
        }
    };
    match category {
        "load" => operands("i32").into_iter().for_each(|x| add(format!("({operator} offset=8 {x})"))),
        "unary" | "truncation" => operands(from).into_iter().for_each(|x| add(format!("({operator} {x})"))),
        "store" => {
            for address in operands("i32") {
                for value in operands(from) {
                    body += &format!("({operator} offset=8 {address} {value})\n");
                }
            }
        }
        _ => {
            for left in operands(from) {
                for right in operands(from) {
                    add(format!("({operator} {left} {right})"));
                }
            }
        }
    }
    format!(
        "(func (export \"{name}\") (param $n i32) (local $i32 i32) (local $i64 i64) (local $f32 f32) (local $f64 f64)
           (local $ri32 i32) (local $ri64 i64) (local $rf32 f32) (local $rf64 f64)
           (local.set $i32 (i32.const 1)) (local.set $i64 (i64.const 1)) (local.set $f32 (f32.const 1)) (local.set $f64 (f64.const 1))
           (loop $again {body} (br_if $again (local.tee $n (i32.sub (local.get $n) (i32.const 1))))))\n"
    )
}

macro_rules! all_operators {
    ($(($name:ident, $category:ident $(($($arg:ident),*))?, $from:ty => $to:ty, |$($x:ident),+| $body:expr),)*) => {
        [$((stringify!($name), stringify!($category), stringify!($from), stringify!($to))),*]
    };
}

#[test]
fn every_operator_leads_to_the_next_without_using_native_stack() {
    let operators = for_each_op!(all_operators);
    let functions: String = operators
        .iter()
        .map(|(name, category, from, to)| {
            // The value of a load has the type in its name.
            let to = if *category == "load" {
                ["u32", "u64", "f32", "f64"][["I32", "I64", "F32", "F64"].iter().position(|t| name.starts_with(t)).unwrap()]
            } else {
                to
            };
            torture(name, category, from, to)
        })
        .collect();
    let text = format!("(module (memory 1) {functions})");
    let run = move || {
        let program = program(&text);
        for (name, ..) in operators {
            program.run(name, &[ROUNDS]);
        }
    };
    std::thread::Builder::new().stack_size(STACK_BYTES).spawn(run).expect("a thread").join().expect("the thread returned");
}

#[test]
fn branches_calls_and_switches_do_not_use_native_stack() {
    let text = r#"(module
        (type $t (func (param i32) (result i32)))
        (table 1 funcref) (elem (i32.const 0) $next)
        (memory 1)
        (func $next (param i32) (result i32) (i32.sub (local.get 0) (i32.const 1)))
        (func (export "calls") (param i32)
          (loop $again
            (local.set 0 (call $next (local.get 0)))
            (local.set 0 (call_indirect (type $t) (local.get 0) (i32.const 0)))
            (block $two (block $one (block $zero
              (br_table $zero $one $two (i32.and (local.get 0) (i32.const 3))))
              (br $two)))
            (memory.fill (i32.const 0) (i32.const 1) (i32.const 8))
            (br_if $again (i32.gt_s (local.get 0) (i32.const 0)))))
        (func $down (export "tail") (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 7))))
          (return_call $down (i32.sub (local.get 0) (i32.const 1))))
        (func $down2 (export "tail_indirect") (param i32) (result i32)
          (if (i32.eqz (local.get 0)) (then (return (i32.const 8))))
          (return_call_indirect (type $t) (local.get 0) (i32.const 0))))"#;
    let run = move || {
        let program = program(text);
        program.run("calls", &[5 * ROUNDS]);
        assert_eq!(program.run("tail", &[50 * ROUNDS]), [7]);
        assert_eq!(program.run("tail_indirect", &[5]), [4]);
    };
    std::thread::Builder::new().stack_size(STACK_BYTES).spawn(run).expect("a thread").join().expect("the thread returned");
}
