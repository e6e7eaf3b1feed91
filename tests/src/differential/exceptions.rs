//! Random modules about exceptions: in the legacy encoding, which wasm-smith does not make, mixed with the final one.
//!
//! Functions call those before them and loops count down, so that all ends. A hash of where control has been is in a global.

use std::fmt::Display;

use wast::Wat;
use wast::parser::{ParseBuffer, parse};

use crate::random::Random;

/// Names and parameters of the tags.
const TAGS: [(&str, &[&str]); 4] = [("$a", &["i32"]), ("$b", &["i32", "f64"]), ("$c", &[]), ("$d", &["i64"])];

/// Local variables that count rounds of loops.
const COUNTERS: usize = 2;

/// A module that depends on the seed alone.
pub(super) fn generate(seed: u64) -> Vec<u8> {
    let text = text(&mut Random::new(seed));
    let buffer = ParseBuffer::new(&text).expect("tokens of a module");
    parse::<Wat<'_>>(&buffer).and_then(|mut module| module.encode()).expect("the text of a module")
}

fn text(random: &mut Random) -> String {
    let mut text = "(module (global $hash (export \"hash\") (mut i32) (i32.const 0)) (memory (export \"memory\") 1 1)\n".to_string();
    for (name, params) in TAGS {
        text += &format!("(tag {name} (param {}))\n", params.join(" "));
    }
    for func in 0..5 {
        let body = Body { random, text: String::new(), budget: 40, counters: 0, callees: func }.finish();
        text +=
            &format!("(func $f{func} (export \"f{func}\") (param $x i32) (result i32) (local $n0 i32) (local $n1 i32) (local $e exnref)\n");
        text += &format!("{body}(local.get $x))\n(func (export \"caught{func}\") (param i32) (result i32)\n");
        text += &format!("try (result i32) (call $f{func} (local.get 0)) catch $a catch $d i32.wrap_i64 catch_all (i32.const -7) end)\n");
    }
    text + ")"
}

/// What can be said of a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Label {
    /// A branch to it takes no values and leads forward.
    Plain,
    /// No branch leads there.
    Other,
    /// Of a handler, whose exception can be thrown again.
    Handler,
}

use Label::{Handler, Other, Plain};

/// A function that is being written.
struct Body<'a> {
    random: &'a mut Random,
    text: String,
    /// How many statements may follow.
    budget: usize,
    counters: usize,
    callees: usize,
}

impl Body<'_> {
    fn finish(mut self) -> String {
        let mut labels = Vec::new();
        (0..12).for_each(|_| self.statement(&mut labels));
        self.note();
        self.text
    }

    fn say(&mut self, text: impl Display) {
        self.text += &format!("{text}\n");
    }

    fn below(&mut self, limit: usize) -> usize {
        self.random.below(limit)
    }

    fn chance(&mut self) -> bool {
        self.below(2) == 0
    }

    /// Some statements under more labels.
    fn nested(&mut self, labels: &mut Vec<Label>, more: &[Label]) {
        let outer = labels.len();
        labels.extend(more);
        (0..=self.below(3)).for_each(|_| self.statement(labels));
        labels.truncate(outer);
    }

    fn statement(&mut self, labels: &mut Vec<Label>) {
        if self.budget == 0 {
            return;
        }
        self.budget -= 1;
        match self.below(16) {
            0 => self.note(),
            1 => {
                let operator = ["add", "mul", "xor"][self.below(3)];
                let number = self.below(19);
                self.say(format!("(local.set $x (i32.{operator} (local.get $x) (i32.const {number})))"));
            }
            2 | 3 => {
                self.when();
                self.throw();
                self.say("end");
            }
            4 if self.callees > 0 => {
                let func = self.below(self.callees);
                self.say(format!("(local.set $x (call $f{func} (local.get $x)))"));
            }
            5 => {
                self.when();
                self.nested(labels, &[Plain]);
                self.say("else");
                self.nested(labels, &[Plain]);
                self.say("end");
            }
            6 if self.counters < COUNTERS => self.counting(labels),
            7..=9 => self.handling(labels),
            10 => {
                self.say("try");
                self.nested(labels, &[Plain]);
                let target = self.below(labels.len() + 1);
                self.say(format!("delegate {target}"));
            }
            11 => self.jump(labels, Plain, "br", 1),
            12 => self.jump(labels, Handler, "rethrow", 1),
            13 => self.table(labels),
            14 => {
                self.when();
                let end = [
                    "unreachable",
                    "(drop (i32.div_s (local.get $x) (i32.const 0)))",
                    "(drop (i32.load (i32.const -4)))",
                    "(return (local.get $x))",
                ];
                let end = end[self.below(end.len())];
                self.say(format!("{end} end"));
            }
            _ => {
                let address = 4 * self.below(60);
                self.say(format!("(i32.store (i32.const {address}) (local.get $x))"));
            }
        }
    }

    /// The begin of an `if`.
    fn when(&mut self) {
        let (mask, operator) = ([1, 2, 3, 7][self.below(4)], ["eq", "ne"][self.below(2)]);
        let number = self.below(mask + 1);
        self.say(format!("(i32.{operator} (i32.and (local.get $x) (i32.const {mask})) (i32.const {number})) if"));
    }

    fn note(&mut self) {
        let number = self.below(99);
        self.say(format!(
            "(global.set $hash (i32.add (i32.mul (global.get $hash) (i32.const 31)) (i32.add (local.get $x) (i32.const {number}))))"
        ));
    }

    fn throw(&mut self) {
        let (tag, params) = TAGS[self.below(TAGS.len())];
        for param in params {
            self.say(match *param {
                "i64" => "(i64.extend_i32_s (local.get $x))",
                "f64" => "(f64.convert_i32_s (local.get $x))",
                _ => "(local.get $x)",
            });
        }
        self.say(format!("throw {tag}"));
    }

    /// Takes an exception's values.
    fn take(&mut self, params: &[&str]) {
        for param in params.iter().rev() {
            self.say(match *param {
                "i64" => "i32.wrap_i64 local.get $x i32.sub local.set $x",
                "f64" => "i32.trunc_sat_f64_s local.get $x i32.xor local.set $x",
                _ => "local.get $x i32.add local.set $x",
            });
        }
    }

    /// A conditional jump to a label of a kind, if there is one.
    fn jump(&mut self, labels: &[Label], wanted: Label, operator: &str, depth: usize) {
        let targets: Vec<usize> = labels.iter().rev().enumerate().filter(|(_, label)| **label == wanted).map(|(i, _)| i + depth).collect();
        if !targets.is_empty() {
            let target = targets[self.below(targets.len())];
            self.when();
            self.say(format!("{operator} {target} end"));
        }
    }

    fn counting(&mut self, labels: &mut Vec<Label>) {
        let (counter, rounds) = (self.counters, 1 + self.below(3));
        self.counters += 1;
        self.say(format!("(local.set $n{counter} (i32.const {rounds})) loop"));
        self.nested(labels, &[Other]);
        self.say(format!("(local.set $n{counter} (i32.sub (local.get $n{counter}) (i32.const 1)))"));
        self.say(format!("(br_if 0 (i32.gt_s (local.get $n{counter}) (i32.const 0))) end"));
    }

    /// `try` with handlers.
    fn handling(&mut self, labels: &mut Vec<Label>) {
        self.say("try");
        self.nested(labels, &[Plain]);
        for _ in 0..self.below(3) {
            let (tag, params) = TAGS[self.below(TAGS.len())];
            self.say(format!("catch {tag}"));
            self.take(params);
            self.nested(labels, &[Handler]);
        }
        if self.chance() {
            self.say("catch_all");
            self.nested(labels, &[Handler]);
        }
        self.say("end");
    }

    /// `try_table` with one handler.
    fn table(&mut self, labels: &mut Vec<Label>) {
        let (tag, params) = TAGS[self.below(TAGS.len())];
        let (is_all, has_reference) = (self.chance(), self.chance());
        let (all, reference) = (if is_all { "_all" } else { "" }, if has_reference { "_ref" } else { "" });
        let (tag, params) = if is_all { ("", &[][..]) } else { (tag, params) };
        let results = params.iter().copied().chain(has_reference.then_some("exnref")).collect::<Vec<_>>().join(" ");
        self.say(format!("block block (result {results}) try_table (catch{all}{reference} {tag} 0)"));
        self.nested(labels, &[Plain, Other, Plain]);
        self.say("end br 1 end");
        if has_reference {
            self.say("local.set $e");
        }
        self.take(params);
        self.nested(labels, &[Plain]);
        if has_reference && self.chance() {
            self.when();
            self.say("(throw_ref (local.get $e)) end");
        }
        self.say("end");
    }
}
