//! Threaded code as text: an instruction a line, with the names that the list of trees gives.
//!
//! ```text
//!    6  ToSlot [2] = I32Add(Slot[-3], 5)
//! ```
//!
//! Slots are numbered from the frame pointer, parameters lie below it. Places are in words from the entry.

use std::collections::HashMap;
use std::fmt::Write;

use super::super::atomics::{self, for_each_atomic};
use super::super::calls::{self, Direct, Import};
use super::super::code::{Code, PREFIX_WORDS, Word};
use super::super::dispatch::Handler;
use super::super::expr::{self, Bin, Expr, Key};
use super::super::library::{self, for_each_library_op};
use super::super::ops::I32Add;
use super::super::ops::{Category, Node};
use super::super::select::{Root, entries};
use super::super::simd::{self, Form};
use super::super::value::Ty;
use super::super::{Interpreter, handler_text, handlers, throw};
use Operand::{Back, Context, Func, Number, Slot, Target};

/// What an operand of an instruction's own is.
#[derive(Clone, Copy, Debug)]
enum Operand {
    Slot,
    Number,
    /// An offset in the context.
    Context,
    /// A distance in bytes.
    Target,
    /// The address of a function of the module.
    Func,
    /// Where the entry is, for returns and handlers of exceptions.
    Back,
}

/// An instruction without trees, or the part around its tree.
type Shape = &'static [Operand];

/// Instructions that are not made of trees, by their handlers: name and operands.
type Plain = HashMap<usize, (String, Vec<Operand>)>;

/// The instructions that are not made of trees.
fn plain() -> Plain {
    let mut all = HashMap::new();
    let mut add = |handler: Handler, name: String, shape: Shape| {
        all.insert(handler as usize, (name, shape.to_vec()));
    };
    macro_rules! add {
        ($($handler:path => $shape:expr;)*) => { $(
                let (_, name) = stringify!($handler).split_once("::").expect("a path");
                add($handler, name.to_string(), &$shape);
            )* };
    }
    add! {
        handlers::ret => [];
        handlers::move_slots => [Slot, Number, Slot];
        handlers::ret_slots => [Slot, Number, Slot];
        calls::return_call::<Direct> => [Func, Slot, Number, Slot, Back];
        calls::return_call::<Import> => [Context, Slot, Number, Slot, Back];
        throw::throw => [Context, Slot, Number, Back];
        throw::throw_ref => [Slot, Back];
        atomics::unreachable => [];
        atomics::atomic_fence => [];
    }
    macro_rules! add_hosts {
        ($($n:literal)*) => {$(
            add(calls::call_host::<$n, false>, concat!("call_host::<", $n, ", i32>").to_string(), &[Context, Slot, Slot, Back]);
            add(calls::call_host::<$n, true>, concat!("call_host::<", $n, ", i64>").to_string(), &[Context, Slot, Slot, Back]);
        )*};
    }
    add_hosts!(0 1 2 3 4 5 6 7 8 9 10);
    macro_rules! add_library {
        ($(($name:ident, $params:literal => $results:literal, |$i:ident, $m:ident, $n:ident, $v:ident| $body:expr),)*) => {
            $(add(library::library::<library::$name>, stringify!($name).to_string(), &[Number, Number, Slot, Back]);)*
        };
    }
    for_each_library_op!(add_library);
    macro_rules! add_atomics {
        ($(($name:ident, $kind:ident, $atomic:ident),)*) => {
            $(add(atomics::atomic::<atomics::$name>, stringify!($name).to_string(), &[Number, Slot]);)*
        };
    }
    for_each_atomic!(add_atomics);
    add_vectors(&mut all);
    all
}

/// Instructions on vectors.
fn add_vectors(all: &mut Plain) {
    let mut add = |handler: Handler, name: String, shape: Vec<Operand>| {
        all.insert(handler as usize, (name, shape));
    };
    let number = |key: Key, float: bool| match key {
        key if key == Key::of(Node::Slot) => vec![Slot],
        key if key == Key::of(Node::Acc) => vec![],
        key if key == Key::of(Node::Imm) => vec![Number; 1 + usize::from(float)],
        key if key == <Bin<I32Add, expr::Slot, expr::Slot> as Expr<u32>>::KEY => vec![Slot, Slot],
        _ => vec![Slot, Number],
    };
    for (name, category, form) in simd::forms() {
        let lane = if matches!(category, "extract" | "replace" | "load_lane" | "store_lane") { 1 } else { 0 };
        let own = |slots: usize| [vec![Slot; slots], vec![Number; lane]].concat();
        match form {
            Form::Vectors(handler, count) => add(handler, name.to_string(), own(1 + count)),
            Form::Fetching { handler, near, .. } => {
                add(handler, name.to_string(), own(3));
                for (key, handler) in near {
                    add(*handler, format!("{name} V128Load"), [own(2), vec![Number], number(*key, false)].concat());
                }
            }
            Form::ToNumber { handler, .. } => add(handler, name.to_string(), own(1)),
            Form::OfNumber { by_number, vectors, .. } => {
                for (key, handler) in by_number {
                    add(*handler, name.to_string(), [own(1 + vectors), number(*key, name.starts_with("F64"))].concat());
                }
            }
            Form::Load { near, far, .. } | Form::Store { near, far, .. } => {
                for (handler, check) in far.iter().zip(["", " checked"]) {
                    let slots = if category == "load_lane" { 2 } else { 1 };
                    add(*handler, format!("{name}{check}"), [own(slots), vec![Context, Number, Number, Slot]].concat());
                }
                for (key, handler) in near {
                    let slots = if category == "load_lane" { 2 } else { 1 };
                    add(*handler, name.to_string(), [own(slots), vec![Number], number(*key, false)].concat());
                }
            }
        }
    }
    for (key, handler) in simd::SELECT {
        add(*handler, "select".to_string(), [vec![Slot; 3], number(*key, false)].concat());
    }
    add(simd::shuffle, "I8x16Shuffle".to_string(), [vec![Slot; 3], vec![Number; 4]].concat());
    add(simd::halves, "halves".to_string(), vec![Slot; 3]);
    add(simd::quarters, "quarters".to_string(), vec![Slot; 5]);
    add(simd::constant, "V128Const".to_string(), [vec![Slot], vec![Number; 4]].concat());
    add(simd::copy, "copy".to_string(), vec![Slot; 2]);
    for (get, set, name) in [
        (simd::global_get::<false> as Handler, simd::global_set::<false> as Handler, "Global"),
        (simd::global_get::<true>, simd::global_set::<true>, "FarGlobal"),
    ] {
        add(get, format!("{name}Get"), vec![Slot, Context]);
        add(set, format!("{name}Set"), vec![Slot, Context]);
    }
}

/// The operands before and after an instruction's tree, and the types of its trees where nodes do not say them.
fn around(root: Root) -> (Shape, Shape, Vec<Ty>) {
    match root {
        Root::ToAcc(ty) | Root::Return(ty) => (&[], &[], vec![ty]),
        Root::ToSlot(ty) => (&[Slot], &[], vec![ty]),
        Root::SetGlobal(ty) | Root::SetFarGlobal(ty) => (&[Context], &[], vec![ty]),
        Root::BrIf | Root::BrUnless => (&[Target], &[], vec![Ty::I32]),
        Root::BackIf | Root::BackUnless => (&[Target, Slot], &[], vec![Ty::I32]),
        Root::BrTable => (&[Number], &[], vec![Ty::I32]),
        Root::CallIndirect => (&[Context, Context], &[Slot, Back], vec![Ty::I32]),
        Root::ReturnCallIndirect => (&[Context, Context], &[Slot, Number, Slot, Back], vec![Ty::I32]),
        Root::Br => (&[Target], &[], Vec::new()),
        Root::BrBack => (&[Target, Slot], &[], Vec::new()),
        Root::Call => (&[Func, Slot, Back], &[], Vec::new()),
        Root::CallImport => (&[Context, Slot, Back], &[], Vec::new()),
        Root::Store(node) => (&[Number], &[], vec![Ty::I32, operand_type(node)]),
    }
}

/// The type that an operator computes with, by its name.
fn operand_type(node: Node) -> Ty {
    match &format!("{node:?}")[..3] {
        "I32" => Ty::I32,
        "F32" => Ty::F32,
        "F64" => Ty::F64,
        _ => Ty::I64,
    }
}

fn roots() -> impl Iterator<Item = Root> {
    use Root::*;
    let typed = [ToAcc, ToSlot, Return, SetGlobal, SetFarGlobal];
    let typed = typed.into_iter().flat_map(|root| [Ty::I32, Ty::I64, Ty::F32, Ty::F64].map(root));
    let stores = (1..=u8::MAX).filter_map(Node::from_byte).filter(|node| node.category() == Category::Store).map(Store);
    typed.chain([BrIf, BrUnless, BackIf, BackUnless, BrTable, CallIndirect, ReturnCallIndirect, Br, BrBack, Call, CallImport]).chain(stores)
}

/// The parts of handlers: their roots, and the nodes of their trees.
type Parts = Vec<(Root, Vec<Node>)>;

/// The parts of each handler.
fn trees() -> HashMap<usize, Parts> {
    let roots: HashMap<u8, Root> = roots().map(|root| (root.byte(), root)).collect();
    let decode = |(key, handler): (Key, Handler)| {
        let mut bytes = key.bytes();
        let mut parts = Parts::new();
        while let Some(byte) = bytes.next() {
            let (mut nodes, mut open) = (Vec::new(), around(roots[&byte]).2.len());
            while open > 0 {
                let node = Node::from_byte(bytes.next().expect("trees are complete")).expect("a node");
                open = open + node.arity() - 1;
                nodes.push(node);
            }
            parts.push((roots[&byte], nodes));
        }
        (handler as usize, parts)
    };
    entries().map(decode).collect()
}

/// Reads the words of an instruction.
struct Reader<'a> {
    interpreter: &'a Interpreter,
    /// Where the instruction begins, in words.
    at: usize,
    words: std::slice::Iter<'a, Word>,
}

impl Reader<'_> {
    fn word(&mut self) -> Word {
        *self.words.next().expect("an instruction has its operands")
    }

    fn wide(&mut self) -> u64 {
        u64::from(self.word()) | u64::from(self.word()) << 32
    }

    fn slot(&mut self) -> String {
        format!("[{}]", self.word() as i32 / 8)
    }

    fn operand(&mut self, operand: Operand) -> Option<String> {
        Some(match operand {
            Slot => self.slot(),
            Number => self.word().to_string(),
            Context => format!("context+{}", self.word()),
            Target => self.target(),
            Func => {
                let address = self.wide() as usize;
                let func = self.interpreter.funcs.iter().find(|func| &raw const **func as usize == address);
                format!("func {}", func.expect("of this module").index)
            }
            Back => {
                self.word();
                return None;
            }
        })
    }

    fn target(&mut self) -> String {
        format!("-> {}", self.at as i64 + i64::from(self.word() as i32) / 4)
    }

    fn operands(&mut self, shape: &[Operand]) -> Vec<String> {
        shape.iter().filter_map(|operand| self.operand(*operand)).collect()
    }

    fn tree(&mut self, nodes: &mut std::slice::Iter<'_, Node>, ty: Ty) -> String {
        let node = *nodes.next().expect("keys are complete");
        let types: Vec<Ty> = match node {
            Node::Slot => return self.slot(),
            Node::Imm => {
                return match ty {
                    Ty::I32 | Ty::I64 | Ty::Half => (self.word() as i32).to_string(),
                    Ty::F32 => format!("{:?}", f32::from_bits(self.word())),
                    Ty::F64 => format!("{:?}", f64::from_bits(self.wide())),
                };
            }
            Node::Wide => return self.wide().to_string(),
            Node::Acc if ty.is_float() => return "float".to_string(),
            Node::Acc => return "acc".to_string(),
            Node::Global | Node::FarGlobal => return format!("{node:?}(context+{})", self.word()),
            Node::MemorySize => return "MemorySize".to_string(),
            Node::Tee => {
                let slot = self.slot();
                return format!("{slot} = {}", self.tree(nodes, ty));
            }
            Node::SelectInt => vec![Ty::I32, Ty::I64, Ty::I64],
            Node::SelectFloat => vec![Ty::I32, Ty::F64, Ty::F64],
            _ => match node.category() {
                Category::Load => {
                    let offset = self.word();
                    return format!("{node:?}+{offset}({})", self.tree(nodes, Ty::I32));
                }
                Category::Unary | Category::Truncation => vec![operand_type(node)],
                _ => vec![operand_type(node); 2],
            },
        };
        let children: Vec<String> = types.into_iter().map(|ty| self.tree(nodes, ty)).collect();
        format!("{node:?}({})", children.join(", "))
    }

    fn instruction(&mut self, root: Root, nodes: &[Node]) -> String {
        let (before, after, types) = around(root);
        let name = match root {
            Root::Store(node) => format!("{node:?}"),
            other => format!("{other:?}").split('(').next().unwrap_or_default().to_string(),
        };
        let mut parts = self.operands(before);
        let mut nodes = nodes.iter();
        parts.extend(types.into_iter().map(|ty| self.tree(&mut nodes, ty)));
        parts.extend(self.operands(after));
        if root == Root::BrTable {
            let count = self.words.len();
            parts.extend((0..count).map(|_| self.target()));
        }
        format!("{name} {}", parts.join(", "))
    }
}

/// The code of a function.
pub(super) fn print(interpreter: &Interpreter, code: &Code) -> String {
    let words = &code.words[PREFIX_WORDS..];
    let address = |at: usize| words[at] as usize | (*words.get(at + 1).unwrap_or(&0) as usize) << 32;
    // No operand is an address of a handler.
    let mut begins: Vec<usize> = (0..words.len()).filter(|at| handler_text().contains(&address(*at))).collect();
    begins.push(words.len());
    let (plain, trees) = (plain(), trees());
    let mut text = format!("  frame {} slots, {} zeroed\n", code.frame_bytes / 8, code.zero_bytes / 8);
    for pair in begins.windows(2) {
        let [at, end] = *pair else { unreachable!("windows of two") };
        let mut reader = Reader { interpreter, at, words: words[at + 2..end].iter() };
        let line = match (plain.get(&address(at)), trees.get(&address(at))) {
            (Some((name, shape)), _) => format!("{name} {}", reader.operands(shape).join(", ")),
            (_, Some(parts)) => {
                let parts: Vec<String> =
                    parts.iter().map(|(root, nodes)| reader.instruction(*root, nodes).trim_end().to_string()).collect();
                parts.join("; ")
            }
            _ => panic!("an instruction at {at} of function {} that this printer does not know", code.index),
        };
        assert_eq!(reader.words.len(), 0, "operands left over: {line}");
        let _ = writeln!(text, "{at:5}  {}", line.trim_end());
    }
    text
}
