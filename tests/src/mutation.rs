//! Damaged AoT files: each is refused with one line, or loaded. None crashes the loader or keeps it busy.
//!
//! Every second one gets the right checksum all the same, for what lies behind that check. Such a file is loaded and asked where its code
//! comes from, but not run: an AoT file is machine code, so whoever can write one that loads can run what they like.

use std::ops::Range;

use aot_format::container::{Container, ReadError, reseal};
use iwasm::aot;

use crate::mode::Mode;
use crate::process::encode;
use crate::random::Random;

/// A module with something in each section of an image.
const MODULE: &str = r#"(module
    (type $t (func (param i32) (result i32)))
    (import "wali" "SYS_getpid" (func $getpid (result i64)))
    (import "env" "log" (func $log (param i32)))
    (tag $e (param i32))
    (memory 1 4)
    (table 8 funcref)
    (elem (i32.const 1) $double $pick $catch)
    (func $double (type $t) (i32.shl (local.get 0) (i32.const 1)))
    (func $pick (type $t)
        (block $a (block $b (block $c (block $d (block $e
            (br_table $a $b $c $d $e $a (local.get 0))) (return (i32.const 5))) (return (i32.const 7)))
            (return (call_indirect (type $t) (i32.const 1) (local.get 0)))) (return (call $throw (i32.const 3))))
        (i32.div_s (i32.const 100) (local.get 0)))
    (func $throw (type $t) (if (local.get 0) (then (throw $e (local.get 0)))) (call $log (i32.const 1)) (i32.wrap_i64 (call $getpid)))
    (func $catch (type $t)
        (block $h (result i32) (try_table (catch $e $h) (drop (call $throw (local.get 0)))) (i32.const 0)))
    (func (export "_start") (local $n i32) (local $sum f64)
        (local.set $n (i32.const 1000))
        (loop $l
            (local.set $sum (f64.add (local.get $sum) (f64.mul (f64.const 1.5) (f64.load (local.get $n)))))
            (br_if $l (local.tee $n (i32.sub (local.get $n) (i32.const 8)))))
        (f64.store (i32.const 16) (local.get $sum))
        (drop (call $catch (call $pick (i32.const 2))))))"#;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It was refused.
    Refused,
    /// Its module would be interpreted.
    Interpreted,
    /// It was loaded.
    Loaded,
}

/// A file to damage.
///
/// # Errors
/// When it is not compiled.
pub fn sample() -> Result<Vec<u8>, String> {
    Mode::Aot.compile(&encode(MODULE))
}

/// What a seed makes of a file.
pub fn mutate(file: &[u8], seed: u64) -> Vec<u8> {
    let mut random = Random::new(seed);
    let mut bytes = file.to_vec();
    for _ in 0..=random.below(3) {
        change(&mut bytes, &mut random);
    }
    if seed % 2 == 1 {
        reseal(&mut bytes);
    }
    bytes
}

/// Some bytes that are not many, within so many.
fn stretch(random: &mut Random, len: usize) -> Range<usize> {
    let at = random.below(len + 1);
    at..(at + random.below(16)).min(len)
}

fn change(bytes: &mut Vec<u8>, random: &mut Random) {
    let len = bytes.len();
    match random.below(8) {
        _ if len == 0 => bytes.push(random.interesting_byte()),
        0..3 => bytes[random.below(len)] ^= 1 << random.below(8),
        // Fields of the header and of tables are little endian numbers.
        3 | 4 => {
            let at = random.below(len);
            let value = [u32::MAX, 0x8000_0000, len as u32, 1, random.number() as u32][random.below(5)];
            bytes.iter_mut().skip(at).zip(value.to_le_bytes()).for_each(|(byte, new)| *byte = new);
        }
        5 => bytes[random.below(len)] = random.interesting_byte(),
        6 => bytes.truncate(random.below(len)),
        _ => {
            let (from, to) = (stretch(random, len), stretch(random, len));
            let copy = bytes[from].to_vec();
            bytes.splice(to, copy);
        }
    }
}

/// Loads what a seed makes of a file.
///
/// # Errors
/// When a damaged file passes for a sound one, or is refused with anything but one line.
pub fn load(file: &[u8], seed: u64) -> Result<Verdict, String> {
    let bytes = mutate(file, seed);
    let container = Container::read(&bytes);
    if let Ok(container) = &container {
        ask(container);
        if seed.is_multiple_of(2) && bytes != file {
            return Err(format!("seed {seed}: a damaged file with its old checksum has been read"));
        }
    }
    match aot::load(&bytes) {
        Ok(aot::Loaded::Compiled(..)) => Ok(Verdict::Loaded),
        Ok(aot::Loaded::Interpret(..)) => Ok(Verdict::Interpreted),
        Err(error) if !is_line(&error.to_string()) => Err(format!("seed {seed}: more or less than a line: {error}")),
        Err(_) if container.is_err_and(|error: ReadError| !is_line(&error.to_string())) => Err(format!("seed {seed}: no line")),
        Err(_) => Ok(Verdict::Refused),
    }
}

fn is_line(text: &str) -> bool {
    !text.is_empty() && !text.contains('\n')
}

/// Asks an image whatever the runtime asks: what it answers matters to whoever runs it alone.
fn ask(container: &Container<'_>) {
    for image in &container.images {
        let text = image.text.len() as u32;
        for pc in (0..text).step_by(7).chain([text, u32::MAX]) {
            let _ = (image.frame_at(pc), image.pad_for(pc), image.return_at(pc), image.trap_at(pc));
            image.locations_at(pc, |_, _| ());
        }
    }
}
