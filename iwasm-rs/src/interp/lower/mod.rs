//! From a validated function body to threaded code, in one pass over its operators.

mod calls;
mod control;
mod far;
mod gc;
mod near;
mod simd;
mod stack;
mod tree;
mod visit;

use aot_format::layout::ContextLayout;
use aot_format::trap::TrapKind;
use wasmparser::Operator;

use self::control::{Control, Fixup, Label};
pub(super) use self::tree::MAX_WORDS;
use self::tree::Tree;
use self::visit::Visitor;
use super::Untranslatable;
use super::atomics::{self, AtomicOp, for_each_atomic};
use super::code::{Code, ExceptionTable, Func, HEADER_SLOTS, PREFIX_WORDS, Results, Word, ZERO_BYTES};
use super::dispatch::Handler;
use super::expr::Key;
use super::library::{self, for_each_library_op};
use super::ops::{Category, Node};
use super::select::Root;
use super::value::Ty;
use super::{fuel, throw, wide};
use crate::runtime::FuncInst;
use crate::wasm::fuel::Costs;
use crate::wasm::{BodyValidator, Module, slot_count, slots, with_slots};

/// Slots above the operands that instructions may use.
const SLACK_SLOTS: usize = 4;
/// Code must stay within the reach of a 32-bit distance.
const MAX_CODE_WORDS: usize = 1 << 28;

/// What the translator knows of the program.
#[derive(Clone, Copy)]
pub(super) struct Environment<'a> {
    pub(super) module: &'a Module,
    pub(super) layout: &'a ContextLayout,
    pub(super) funcs: &'a [Func],
    /// For each imported function, whether it is a direct host function.
    pub(super) direct: &'a [bool],
    /// Whether code pays fuel.
    pub(super) pays: bool,
}

/// Translates a function: a defined one, or the wrapper of an imported direct host function.
///
/// `validator` looks at its body on the way, if nobody has before.
///
/// # Errors
/// When the body is not valid, or the code would be too large.
pub(super) fn function(environment: Environment<'_>, index: u32, validator: Option<&mut BodyValidator>) -> Result<Code, Untranslatable> {
    let ty = environment.module.func_type(index);
    let new = || Lower::new(environment, index, slot_count(ty.params()), Results::of(ty.results()));
    let mut lower = new();
    match environment.module.body(index) {
        Some(body) => {
            lower.body(body, validator)?;
            if lower.returns_twice {
                // Once more, with a marker.
                lower = Lower { marker: Some(0), ..new() };
                lower.body(body, None)?;
            }
        }
        None => lower.host_wrapper(index),
    }
    Ok(lower.finish())
}

/// Translates a thunk that calls a function of another instance or of the host.
pub(super) fn thunk(target: *const FuncInst, ty: &wasmparser::FuncType) -> Code {
    let environment = Environment { module: &EMPTY.0, layout: &EMPTY.1, funcs: &[], direct: &[], pays: false };
    let mut lower = Lower::new(environment, Code::FOREIGN, slot_count(ty.params()), Results::of(ty.results()));
    lower.foreign_body(target, ty);
    lower.finish()
}

static EMPTY: std::sync::LazyLock<(Module, ContextLayout)> = std::sync::LazyLock::new(|| {
    let module = Module::decode(b"\0asm\x01\0\0\0".to_vec(), crate::wasm::Bodies::Validate);
    let Ok(module) = module else { unreachable!("the empty module is valid") };
    let Some(layout) = ContextLayout::new(&module.shape()) else { unreachable!("the empty module is small") };
    (module, layout)
});

/// A function being translated.
struct Lower<'a> {
    env: Environment<'a>,
    index: u32,
    params: usize,
    results: Results,
    code: Vec<Word>,
    offsets: Vec<(u32, u32)>,
    /// First slot and type of each local.
    locals: Vec<(i32, Ty)>,
    /// Slots of the locals that are no parameters.
    operand_base: i32,
    /// Slot of the marker of a function that calls `setjmp`, as an offset in bytes.
    marker: Option<i32>,
    /// Whether the function calls `setjmp`.
    returns_twice: bool,
    stack: Vec<Tree>,
    /// Heights of the pending entries, ascending.
    pending: Vec<u32>,
    max_height: usize,
    labels: Vec<Label>,
    fixups: Vec<Fixup>,
    control: Vec<Control>,
    exceptions: ExceptionTable,
    /// While the code cannot be reached: how many blocks began since.
    skipping: Option<usize>,
    /// Offset in the module of the operator being translated.
    at: u32,
    /// Whether all memories are [near](Self::is_near).
    only_near: bool,
    /// What the function pays, if it does.
    costs: Option<Costs>,
    /// Begin and key of the last instruction, unless something may lead to where it ends.
    last: Option<(u32, Key)>,
    /// Slots of floats that the accumulator has as well.
    near: Vec<i32>,
    /// The last instruction, if it has computed a v128.
    last_vector: Option<simd::LastVector>,
}

impl<'a> Lower<'a> {
    fn new(env: Environment<'a>, index: u32, params: usize, results: Results) -> Self {
        Lower {
            env,
            index,
            params,
            results,
            code: vec![0; PREFIX_WORDS],
            offsets: Vec::new(),
            locals: Vec::new(),
            operand_base: 0,
            marker: None,
            returns_twice: false,
            stack: Vec::new(),
            pending: Vec::new(),
            max_height: 0,
            labels: Vec::new(),
            fixups: Vec::new(),
            control: Vec::new(),
            exceptions: ExceptionTable::default(),
            skipping: None,
            at: 0,
            only_near: env.module.memories.iter().enumerate().all(|(i, ty)| super::far::is_near(i as u32, ty)),
            costs: None,
            last: None,
            near: Vec::new(),
            last_vector: None,
        }
    }

    /// Where the next instruction begins, in words from the entry.
    fn position(&self) -> u32 {
        (self.code.len() - PREFIX_WORDS) as u32
    }

    /// A slot of the parameters as an offset in bytes.
    fn param_slot(&self, param: usize) -> i32 {
        (param as i32 - (self.params + HEADER_SLOTS) as i32) * 8
    }

    fn body(&mut self, body: &crate::wasm::Body, mut validator: Option<&mut BodyValidator>) -> Result<(), Untranslatable> {
        let module = self.env.module;
        let ty = module.func_type(self.index);
        for (slot, param) in with_slots(ty.params()) {
            self.locals.push((self.param_slot(slot), param.into()));
        }
        let body = module.function_body(body);
        // About what it takes: growing step by step is a thirtieth of the time.
        let range = body.range();
        self.code.reserve((range.end - range.start) as usize);
        let mut locals = body.get_locals_reader()?;
        for _ in 0..locals.get_count() {
            let at = locals.original_position();
            let (count, ty) = locals.read()?;
            if let Some(validator) = &mut validator {
                validator.define_locals(at, count, ty)?;
            }
            for _ in 0..count {
                self.locals.push((self.operand_base * 8, ty.into()));
                self.operand_base += slots(ty) as i32;
            }
        }
        if self.marker.is_some() {
            self.marker = Some(self.operand_base * 8);
            self.operand_base += 1;
        }
        self.begin_function(ty);
        if self.env.pays {
            let costs = Costs::of(&body)?;
            self.at = body.range().start as u32;
            self.pay(costs.entry);
            self.costs = Some(costs);
        }
        let mut reader = body.get_operators_reader()?;
        let mut visitor = Visitor { lower: self, validator };
        while !reader.eof() {
            visitor.lower.at = reader.original_position() as u32;
            reader.visit_operator(&mut visitor)??;
            if visitor.lower.code.len() > MAX_CODE_WORDS {
                return Err(Untranslatable::Trap(TrapKind::OutOfMemory));
            }
        }
        Ok(reader.finish()?)
    }

    /// Emits a payment.
    fn pay(&mut self, price: u32) {
        self.mark();
        self.emit(fuel::pay, &[price]);
    }

    fn finish(mut self) -> Code {
        self.resolve_labels();
        let zero_bytes = (self.operand_base as u32 * 8).next_multiple_of(ZERO_BYTES);
        let slots = self.operand_base as usize + self.max_height + HEADER_SLOTS + SLACK_SLOTS;
        Code {
            words: self.code.into(),
            index: self.index,
            frame_bytes: (slots as u32 * 8).max(zero_bytes),
            zero_bytes,
            marker: self.marker,
            offsets: self.offsets.into(),
            exceptions: self.exceptions,
        }
    }

    /// Operators that are not frequent, or may be about a memory that is far.
    fn rare(&mut self, operator: &Operator<'_>) {
        if !self.only_near && self.far(operator) {
            return;
        }
        if let Some((node, offset)) = Node::of(operator) {
            self.computing(node, offset);
        } else if !self.structure(operator)
            && !self.vector(operator)
            && !self.plain(operator)
            && !self.library(operator)
            && !self.atomic(operator)
            && !self.gc(operator)
        {
            unreachable!("validation admits only operators that are translated: {operator:?}");
        }
    }

    #[inline(always)]
    fn computing(&mut self, node: Node, offset: u32) {
        match node.category() {
            Category::Load => self.unary(node, &[offset]),
            Category::Store => self.store(node, offset),
            // A comparison has an inverse.
            _ if node == Node::I64Eqz => {
                self.push(Tree::constant(0, Ty::I64));
                self.binary(Node::I64Eq);
            }
            Category::Unary | Category::Truncation => self.unary(node, &[]),
            _ => self.binary(node),
        }
    }

    fn store(&mut self, node: Node, offset: u32) {
        let root = Root::Store(node);
        self.fit(|address, value| super::select::exists(root, address.key.then(value.key)));
        let (value, address) = (self.pop(), self.pop());
        self.flush_ordered(self.height());
        self.mark();
        let nearer = self.nearer(&value, |value| root.key(address.key.then(value.key)));
        let value = nearer.unwrap_or(value);
        self.emit_key(root.key(address.key.then(value.key)), &[offset]);
        self.note_near(None, &address, false);
        self.note_near(None, &value, false);
        address.write_operands(&mut self.code);
        value.write_operands(&mut self.code);
    }

    /// Constants, locals, globals and the like.
    fn plain(&mut self, operator: &Operator<'_>) -> bool {
        match *operator {
            Operator::Nop => {}
            Operator::Drop => self.drop_top(),
            Operator::I64Const { value } => self.push(Tree::constant(value as u64, Ty::I64)),
            Operator::F32Const { value } => self.push(Tree::constant(u64::from(value.bits()), Ty::F32)),
            Operator::F64Const { value } => self.push(Tree::constant(value.bits(), Ty::F64)),
            Operator::RefNull { .. } => self.push(Tree::constant(0, Ty::I64)),
            Operator::RefIsNull => {
                self.push(Tree::constant(0, Ty::I64));
                self.binary(Node::I64Eq);
            }
            Operator::RefAsNonNull => {
                let top = self.height() - 1;
                self.put_in_slot(top);
                self.flush_ordered(top);
                self.mark();
                self.emit(throw::non_null, &[self.home(top) as Word]);
            }
            Operator::I64Add128 => self.wide(wide::add, 4),
            Operator::I64Sub128 => self.wide(wide::sub, 4),
            Operator::I64MulWideS => self.wide(wide::mul_signed, 2),
            Operator::I64MulWideU => self.wide(wide::mul_unsigned, 2),
            Operator::GlobalGet { global_index } => {
                let (node, offset, ty) = self.global(global_index);
                self.push(Tree::state(node, ty, &[offset]));
            }
            Operator::GlobalSet { global_index } => self.set_global(global_index),
            Operator::Select | Operator::TypedSelect { .. } => self.select(),
            Operator::MemorySize { mem } if self.is_near(mem) => self.push(Tree::state(Node::MemorySize, Ty::I32, &[])),
            Operator::AtomicFence { .. } => {
                self.flush_ordered(self.height());
                self.emit(atomics::atomic_fence, &[]);
            }
            _ => return false,
        }
        true
    }

    fn push_i32(&mut self, value: i32) {
        self.push(Tree::constant(u64::from(value as u32), Ty::I32));
    }

    fn get_local(&mut self, index: u32) {
        match self.locals[index as usize] {
            (slot, Ty::Half) => self.push_vector(slot),
            (slot, ty) => {
                self.write_local(slot);
                self.push(Tree::slot(slot, ty));
            }
        }
    }

    fn put_local(&mut self, index: u32, keep: bool) {
        match self.locals[index as usize] {
            (slot, Ty::Half) => self.set_vector(slot, keep),
            (slot, _) => self.set_local(slot, keep),
        }
    }

    fn global(&self, index: u32) -> (Node, Word, Ty) {
        let module = self.env.module;
        let node = if index < module.imported_globals { Node::FarGlobal } else { Node::Global };
        (node, self.env.layout.global(index), module.globals[index as usize].content_type.into())
    }

    fn set_global(&mut self, index: u32) {
        let (node, offset, ty) = self.global(index);
        let root = if node == Node::Global { Root::SetGlobal(ty) } else { Root::SetFarGlobal(ty) };
        let top = self.height() - 1;
        if !super::select::exists(root, self.stack[top].key) {
            self.put_in_acc(top);
        }
        let tree = self.pop();
        self.flush_ordered(self.height());
        self.emit_tree(root, &[offset], &tree);
    }

    /// Emits an instruction that takes its arguments in their homes and leaves its results in the homes of the first.
    fn in_homes(&mut self, handler: Handler, own: &[Word], arguments: u32, results: &[Ty], calls: bool) {
        let base = self.height() - arguments as usize;
        self.put_in_homes(base);
        self.flush_for_call();
        let home = self.home(base);
        self.truncate(base);
        self.mark();
        self.emit(handler, own);
        self.code.push(home as Word);
        if calls {
            self.end_call();
        }
        results.iter().for_each(|ty| self.push_home(*ty));
    }

    /// Operators whose result has 128 bits.
    fn wide(&mut self, handler: Handler, arguments: u32) {
        self.in_homes(handler, &[], arguments, &[Ty::I64; 2], false);
    }

    /// Operators that call the runtime.
    fn library(&mut self, operator: &Operator<'_>) -> bool {
        let immediates = self.library_immediates(operator);
        macro_rules! select_handler {
            ($(($name:ident, $params:literal => $results:literal, |$i:ident, $m:ident, $n:ident, $v:ident| $body:expr),)*) => {
                match operator {
                    $(Operator::$name { .. } => (library::library::<library::$name> as Handler, ($params, $results)),)*
                    _ => return false,
                }
            };
        }
        let (handler, (arguments, results)) = for_each_library_op!(select_handler);
        self.in_homes(handler, &immediates, arguments, &[Ty::I64][..results], true);
        true
    }

    fn atomic(&mut self, operator: &Operator<'_>) -> bool {
        macro_rules! select_handler {
            ($(($name:ident, $kind:ident, $atomic:ident),)*) => {
                match operator {
                    $(Operator::$name { memarg } => (atomics::atomic::<atomics::$name> as Handler, <atomics::$name as AtomicOp>::ARITY, memarg),)*
                    _ => return false,
                }
            };
        }
        let (handler, (arguments, results), memarg) = for_each_atomic!(select_handler);
        self.in_homes(handler, &[memarg.offset as Word], arguments, &[Ty::I64][..results as usize], false);
        true
    }
}

impl Lower<'_> {
    /// The numbers that a library operator has, in the order of the runtime's functions.
    fn library_immediates(&self, operator: &Operator<'_>) -> [Word; 2] {
        match *operator {
            Operator::MemorySize { mem } | Operator::MemoryGrow { mem } | Operator::MemoryFill { mem } => [mem, 0],
            Operator::MemoryCopy { dst_mem, src_mem } => [dst_mem, src_mem],
            Operator::MemoryInit { data_index, mem } => [mem, data_index],
            Operator::DataDrop { data_index } => [data_index, 0],
            Operator::TableGet { table } | Operator::TableSet { table } | Operator::TableSize { table } => [table, 0],
            Operator::TableGrow { table } | Operator::TableFill { table } => [table, 0],
            Operator::TableCopy { dst_table, src_table } => [dst_table, src_table],
            Operator::TableInit { elem_index, table } => [table, elem_index],
            Operator::ElemDrop { elem_index } => [elem_index, 0],
            Operator::RefFunc { function_index } => [function_index, 0],
            Operator::MemoryAtomicNotify { memarg } | Operator::MemoryAtomicWait32 { memarg } | Operator::MemoryAtomicWait64 { memarg } => {
                let memory = far::memory_of(&memarg);
                // Where the memory is far, the address is the effective one already.
                [memory, if self.is_near(memory) { memarg.offset as Word } else { 0 }]
            }
            _ => [0, 0],
        }
    }
}
