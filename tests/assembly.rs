//! What stands in for a language guarantee of tail calls: the machine code of the interpreter in the program as built says that every
//! instruction leads to the next by a jump and leaves the stack alone. Runs in every profile that is tested.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::process::Command;

use wali_tests::process::program;

/// The section of the handlers.
const SECTION: &str = "wasm_interp";

/// Handlers that call functions of the runtime on their way; they have a prologue and undo it before they jump.
const CALLING: &[&str] = &[
    "library",
    "call_host",
    "call_foreign",
    "throw",
    "throw_ref",
    "deliver",
    "translate",
    "move_slots",
    "ret_slots",
    "return_call",
    "no_callee",
    "resolve",
    "resolve_entry",
    "heap_op",
];
/// Handlers that need more registers than a function may change.
const CROWDED: &[&str] = &["atomic"];
/// Handlers of vectors that have more values at a time than there are registers, such as sixteen lanes: some lie below the stack pointer
/// meanwhile, which stays where it is.
const SPILLING: &[&str] = &["simd::binary", "simd::shuffle", "simd::select"];
/// Handlers that may end the activation: by its results, or by an exception that nobody in it catches.
const ENDING: &[&str] = &["leave_slots", "leave_int", "leave_float", "library", "call_foreign", "throw", "throw_ref", "deliver"];
/// Handlers after which nothing comes.
const FINAL: &[&str] = &["leave_slots", "leave_int", "leave_float", "unreachable"];
/// Handlers with two ways on, each of which has a jump of its own for the branch predictor.
const BRANCHES: &[&str] = &["br_if", "br_unless", "back_if", "back_unless"];
/// Functions of the Rust library that stand for instructions which not every CPU has.
const MATH: &[&str] = &["ceil", "ceilf", "floor", "floorf", "trunc", "truncf", "rint", "rintf", "roundeven", "roundevenf"];
/// Parts of the names of functions that do not return.
const NEVER: &[&str] = &["::trap", "::raise", "panic", "unwrap_failed", "expect_failed", "handle_alloc_error"];

#[derive(Debug)]
struct Instruction {
    mnemonic: String,
    operands: String,
}

impl Instruction {
    /// The address that a direct jump or call leads to.
    fn target(&self) -> Option<u64> {
        u64::from_str_radix(self.operands.split_whitespace().next()?, 16).ok()
    }

    fn is_jump(&self) -> bool {
        self.mnemonic.starts_with('j')
    }

    fn is_indirect_jump(&self) -> bool {
        self.mnemonic == "jmp" && self.operands.starts_with('*')
    }

    fn never_returns(&self) -> bool {
        NEVER.iter().any(|name| self.operands.contains(name))
    }

    fn calls(&self) -> bool {
        self.mnemonic == "call"
    }

    fn calls_math(&self) -> bool {
        let name = self.operands.split_once('<').map_or("", |(_, name)| name.trim_end_matches('>'));
        self.calls() && MATH.contains(&name)
    }

    /// Saves or restores a register that functions keep.
    fn keeps_register(&self) -> bool {
        ["push", "pop"].contains(&self.mnemonic.as_str())
            && ["%rbx", "%rbp", "%r12", "%r13", "%r14", "%r15"].contains(&self.operands.as_str())
    }

    /// Only reads or writes what is below the stack pointer, where signal handlers leave room.
    fn spills(&self) -> bool {
        self.operands.contains("-0x") && self.operands.contains("(%rsp") && !self.moves_stack()
    }

    fn moves_stack(&self) -> bool {
        ["push", "pop", "ret", "enter", "leave"].iter().any(|m| self.mnemonic.starts_with(m)) || self.operands.ends_with(",%rsp")
    }

    fn touches_stack(&self) -> bool {
        self.moves_stack() || self.operands.contains("(%rsp") && self.mnemonic != "lock" || self.operands.contains("%rbp)")
    }
}

fn binutil(name: &str, args: &[&str]) -> String {
    let output = Command::new(name).args(args).arg(program("iwasm")).output();
    let output = output.expect("binutils, which the linker's driver needs as well");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// Names of the functions whose addresses lie in words that the dynamic linker fills, by the addresses of the words.
fn linked_words() -> HashMap<u64, String> {
    let number = |text: &str| u64::from_str_radix(text, 16).ok();
    let symbol = |line: &str| {
        let mut words = line.splitn(3, ' ');
        Some((number(words.next()?)?, words.nth(1)?.to_string()))
    };
    let symbols: HashMap<u64, String> = binutil("nm", &["-C", "--defined-only"]).lines().filter_map(symbol).collect();
    let relocation = |line: &str| {
        let (place, rest) = line.split_once(' ')?;
        let (_, value) = rest.rsplit_once("*ABS*+0x")?;
        Some((number(place)?, symbols.get(&number(value)?)?.clone()))
    };
    binutil("objdump", &["-R"]).lines().filter_map(relocation).collect()
}

type Instructions = BTreeMap<u64, Instruction>;

/// The functions of the section by name, with a number where several have one.
fn disassemble() -> Vec<(String, Instructions)> {
    let linked = linked_words();
    // `*0x9e984(%rip)        # 423f48 <_DYNAMIC+0x1ff0>` is a call of what lies there.
    let resolve = |operands: &str| {
        let word = operands.split_once("# ").and_then(|(_, place)| u64::from_str_radix(place.split(' ').next()?, 16).ok());
        word.and_then(|word| linked.get(&word)).map_or_else(|| operands.to_string(), |name| format!("* <{name}>"))
    };
    let mut functions: Vec<(String, Instructions)> = Vec::new();
    for line in binutil("objdump", &["-dC", "--no-show-raw-insn", "-j", SECTION]).lines() {
        if let Some((_, name)) = line.strip_suffix(">:").and_then(|line| line.split_once(" <")) {
            functions.push((name.to_string(), Instructions::new()));
        } else if let Some((address, text)) = line.trim_start().split_once(":\t")
            && let Ok(address) = u64::from_str_radix(address, 16)
            && let Some((_, instructions)) = functions.last_mut()
        {
            let (mnemonic, operands) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
            instructions.insert(address, Instruction { mnemonic: mnemonic.to_string(), operands: resolve(operands.trim()) });
        }
    }
    functions
}

/// Where control goes from an instruction: addresses in the function, and whether it leaves for another instruction of the interpreter.
fn successors(at: u64, code: &Instructions, section: &BTreeSet<u64>) -> (Vec<u64>, bool) {
    let instruction = &code[&at];
    let next = code.range(at + 1..).next().map(|(next, _)| *next);
    match instruction.mnemonic.as_str() {
        "ret" | "ud2" | "int3" => (Vec::new(), false),
        "call" if instruction.never_returns() => (Vec::new(), false),
        _ if instruction.is_indirect_jump() => (Vec::new(), true),
        _ if instruction.is_jump() => {
            let target = instruction.target();
            let inside = target.filter(|target| code.contains_key(target));
            let leaves = inside.is_none() && !instruction.never_returns() && target.is_some_and(|target| section.contains(&target));
            let falls = next.filter(|_| instruction.mnemonic != "jmp");
            (inside.into_iter().chain(falls).collect(), leaves)
        }
        _ => (next.into_iter().collect(), false),
    }
}

/// What is wrong with a handler; with `frames`, or where an operator may trap in the middle of a tree, it may have a stack frame, which it leaves
/// before it jumps.
fn check(name: &str, code: &Instructions, section: &BTreeSet<u64>, frames: bool) -> Vec<String> {
    let short = name.rsplit("::").next().unwrap_or(name);
    let is = |list: &[&str]| list.contains(&short);
    let flow: HashMap<u64, (Vec<u64>, bool)> = code.keys().map(|at| (*at, successors(*at, code, section))).collect();
    let begin = *code.keys().next().expect("functions have instructions");
    let mut reached = BTreeSet::new();
    let mut open = vec![begin];
    while let Some(at) = open.pop() {
        if reached.insert(at) {
            open.extend(&flow[&at].0);
        }
    }
    // From where the next instruction of the interpreter is reached: the hot path with all that may return to it.
    let mut hot: BTreeSet<u64> = reached.iter().copied().filter(|at| flow[at].1).collect();
    loop {
        let more: Vec<u64> =
            reached.iter().copied().filter(|at| !hot.contains(at) && flow[at].0.iter().any(|to| hot.contains(to))).collect();
        if more.is_empty() {
            break;
        }
        hot.extend(more);
    }
    let traps = reached.iter().any(|at| code[at].calls() && code[at].operands.ends_with("::trap>"));
    let spilling = SPILLING.iter().any(|handler| name.ends_with(handler));
    let framed = frames || traps || is(CALLING) || is(CROWDED) || hot.iter().any(|at| code[at].calls_math());
    let mut wrong = Vec::new();
    let mut complain = |at: u64, what: &str| wrong.push(format!("{name} {at:x} {} {}: {what}", code[&at].mnemonic, code[&at].operands));
    if !is(FINAL) && !hot.contains(&begin) {
        complain(begin, "nothing follows");
    }
    for at in &reached {
        let instruction = &code[at];
        if instruction.mnemonic == "ret" && !is(ENDING) {
            complain(*at, "returns");
        }
        let calls = instruction.calls() && !instruction.calls_math() && !is(CALLING);
        let harmless = framed || instruction.keeps_register() || spilling && instruction.spills();
        if hot.contains(at) && (calls || instruction.touches_stack() && !harmless) {
            complain(*at, "uses the stack");
        }
        let strays = instruction.is_jump() && instruction.target().is_some_and(|to| !section.contains(&to)) && !instruction.never_returns();
        if strays {
            complain(*at, "jumps out of the interpreter");
        }
    }
    let jumps = reached.iter().filter(|at| code[at].is_indirect_jump()).count();
    // Where both ways leave a frame, which only checks have, they may do so together.
    if is(BRANCHES) && jumps < 2 && !(frames && code.values().any(Instruction::moves_stack)) {
        complain(begin, "both ways end in one jump");
    }
    wrong
}

#[test]
fn every_instruction_jumps_to_the_next_and_leaves_the_stack_alone() {
    let functions = disassemble();
    let section: BTreeSet<u64> = functions.iter().flat_map(|(_, code)| code.keys().copied()).collect();
    assert!(functions.len() > 1000, "only {} handlers", functions.len());
    for kind in CALLING.iter().chain(CROWDED).chain(SPILLING).chain(ENDING).chain(FINAL).chain(BRANCHES) {
        assert!(functions.iter().any(|(name, _)| name.ends_with(&format!("::{kind}"))), "no handler {kind}: this test must know the names");
    }
    // The checks that debug assertions add end in calls of panics, for which handlers prepare at their begin.
    let frames = cfg!(debug_assertions);
    // The largest trees need more registers than a function may change. That is two instructions more, and the jump stays one; but no habit.
    let crowded = functions.iter().filter(|(_, code)| code.values().any(Instruction::keeps_register)).count();
    assert!(frames || crowded * 8 < functions.len(), "{crowded} of {} handlers save registers", functions.len());
    let wrong: Vec<String> = functions.iter().flat_map(|(name, code)| check(name, code, &section, frames)).collect();
    assert!(wrong.is_empty(), "{} of {} handlers:\n{}", wrong.len(), functions.len(), wrong.join("\n"));
}

/// The check finds what it looks for.
#[test]
fn handlers_that_call_or_merge_their_jumps_are_found() {
    let code = |lines: &[(u64, &str, &str)]| -> Instructions {
        let instruction = |m: &str, o: &str| Instruction { mnemonic: m.to_string(), operands: o.to_string() };
        lines.iter().map(|(at, m, o)| (*at, instruction(m, o))).collect()
    };
    let section = BTreeSet::from([0, 1, 2, 3, 4]);
    let of = |name: &str, lines: &[(u64, &str, &str)]| check(name, &code(lines), &section, false).len();
    assert_eq!(of("x::ret", &[(0, "mov", "%rax,%rdi"), (1, "jmp", "*(%rdi)")]), 0);
    // A cold call that does not return is no harm, an ordinary one is.
    let cold = [(0, "je", "2 <x>"), (1, "jmp", "*(%rdi)"), (2, "push", "%rax"), (3, "call", "9 <iwasm::interp::trap>")];
    assert_eq!(of("x::to_acc", &cold), 0);
    assert_eq!(of("x::to_acc", &[(0, "push", "%rax"), (1, "call", "9 <f>"), (2, "pop", "%rax"), (3, "jmp", "*(%rdi)")]), 3);
    assert_eq!(of("x::to_acc", &[(0, "call", "*(%rdi)"), (1, "ret", "")]), 2);
    assert_eq!(of("x::br_if", &[(0, "cmove", "%rsi,%rdi"), (1, "jmp", "*(%rdi)")]), 1);
    assert_eq!(of("x::br_if", &[(0, "je", "2 <x>"), (1, "jmp", "*(%rdi)"), (2, "jmp", "*(%rsi)")]), 0);
    assert_eq!(of("x::to_acc", &[(0, "jmp", "9 <memcpy>")]), 2);
    // A spilled value needs a reason.
    let spilled = [(0, "movaps", "%xmm1,-0x18(%rsp)"), (1, "jmp", "*(%rdi)")];
    assert_eq!(of("x::simd::select", &spilled), 0);
    assert_eq!(of("x::simd::unary", &spilled), 1);
    assert_eq!(of("x::simd::select", &[(0, "sub", "$0x18,%rsp"), (1, "jmp", "*(%rdi)")]), 1);
}
