//! Calls of functions.

use wasmparser::{FuncType, Operator};

use super::Lower;
use super::stack::Place;
use crate::interp::calls::{self, Direct, Import, IndirectWide, Resolved};
use crate::interp::code::{HEADER_SLOTS, Results, Word};
use crate::interp::dispatch::Handler;
use crate::interp::expr::Key;
use crate::interp::handlers::Nothing;
use crate::interp::jump;
use crate::interp::select::{Root, handler};
use crate::interp::value::Ty;
use crate::runtime::FuncInst;
use crate::wasm::slot_count;

/// What a call calls: the operands that tell it, and its handlers.
struct Callee {
    call: Call,
    return_call: Handler,
    operands: Vec<Word>,
    /// Offset in the module of the operator that traps when it is evaluated as a part of the call, or 0.
    index_at: u32,
}

/// The handler of a call that is no tail call.
#[derive(Clone, Copy)]
enum Call {
    /// One that may be a part of a larger instruction.
    Listed(Key),
    /// Another one.
    Alone(Handler),
}

impl Lower<'_> {
    /// Operators that call functions, but for `call`.
    pub(super) fn calls(&mut self, operator: &Operator<'_>) -> bool {
        match *operator {
            Operator::ReturnCall { function_index } => self.call(function_index, true),
            Operator::CallIndirect { type_index, table_index } => self.call_indirect(type_index, table_index, false),
            Operator::ReturnCallIndirect { type_index, table_index } => self.call_indirect(type_index, table_index, true),
            Operator::CallRef { type_index } => self.call_resolved(calls::resolve, &[], type_index, false),
            Operator::ReturnCallRef { type_index } => self.call_resolved(calls::resolve, &[], type_index, true),
            _ => return false,
        }
        true
    }

    /// Calls what an instruction makes of the topmost entry, in its slot.
    fn call_resolved(&mut self, resolve: Handler, own: &[Word], ty: u32, tail: bool) {
        let top = self.height() - 1;
        self.put_in_homes(top - self.env.module.types[ty as usize].params().len());
        self.flush_for_call();
        self.pop();
        // In the end the header of the callee's frame lies there: above the arguments.
        let slot = self.home(top) as Word;
        self.mark();
        self.emit(resolve, &[own, &[slot]].concat());
        let call = Call::Alone(calls::call::<Nothing, Resolved>);
        let callee = Callee { call, return_call: calls::return_call::<Resolved>, operands: vec![slot], index_at: 0 };
        let module = self.env.module;
        self.emit_call(&callee, &module.types[ty as usize], tail);
    }

    /// The last word of an instruction that calls: how far the entry is, in words, from its end.
    pub(super) fn end_call(&mut self) {
        self.code.push(self.position() + 1);
        self.last = None;
        self.near.clear();
    }

    pub(super) fn call(&mut self, func: u32, tail: bool) {
        let module = self.env.module;
        let ty = module.func_type(func);
        if self.env.direct.get(func as usize) == Some(&true) {
            self.call_host(func, ty);
            if tail {
                self.return_values();
            }
            return;
        }
        let callee = if func < module.imported_funcs {
            let entry = self.env.layout.import(func);
            Callee {
                call: Call::Listed(Root::CallImport.key(Key::EMPTY)),
                return_call: calls::return_call::<Import>,
                operands: vec![entry],
                index_at: 0,
            }
        } else {
            let address = (&raw const self.env.funcs[func as usize]) as usize as u64;
            let operands = vec![address as Word, (address >> 32) as Word];
            Callee { call: Call::Listed(Root::Call.key(Key::EMPTY)), return_call: calls::return_call::<Direct>, operands, index_at: 0 }
        };
        self.emit_call(&callee, ty, tail);
    }

    fn call_indirect(&mut self, ty: u32, table: u32, tail: bool) {
        if !self.env.module.sub_types[ty as usize].is_final {
            return self.call_resolved(calls::resolve_entry, &[self.env.layout.table(table), self.env.layout.type_id(ty)], ty, tail);
        }
        let top = self.height() - 1;
        let root = if tail { Root::ReturnCallIndirect } else { Root::CallIndirect };
        let wide = self.env.module.tables[table as usize].table64;
        // The arguments go to their homes first: the index may use the accumulator or lie in its home.
        if wide {
            self.put_in_slot(top);
        } else if handler(root, self.stack[top].key).is_none() {
            if tail { self.put_in_slot(top) } else { self.put_in_acc(top) }
        }
        let arguments = slot_count(self.env.module.types[ty as usize].params());
        for height in top - arguments..top {
            self.put_in_slot(height);
        }
        let index = self.stack[top];
        self.pop();
        let (call, return_call) = if wide {
            (Call::Alone(calls::call::<Nothing, IndirectWide>), calls::return_call::<IndirectWide> as Handler)
        } else {
            let Some(handler) = handler(root, index.key) else { unreachable!("fitted") };
            (Call::Listed(root.key(index.key)), handler)
        };
        let mut operands = vec![self.env.layout.table(table), self.env.layout.type_id(ty)];
        operands.extend(index.operands());
        let callee = Callee { call, return_call, operands, index_at: index.at };
        let module = self.env.module;
        self.emit_call(&callee, &module.types[ty as usize], tail);
    }

    fn emit_call(&mut self, callee: &Callee, ty: &FuncType, tail: bool) {
        let count = slot_count(ty.params());
        let base = self.height() - count;
        self.put_in_homes(base);
        self.flush_for_call();
        let mut operands = callee.operands.clone();
        if tail {
            operands.extend([self.home(base) as Word, count as Word, self.param_slot(0) as Word]);
            self.emit_marked(callee, |lower| lower.emit(callee.return_call, &operands));
            self.end_call();
            return self.stop();
        }
        operands.push(self.home(self.height() + HEADER_SLOTS) as Word);
        self.max_height = self.max_height.max(self.height() + HEADER_SLOTS);
        self.truncate(base);
        self.emit_marked(callee, |lower| match callee.call {
            Call::Listed(key) => lower.emit_key(key, &operands),
            Call::Alone(handler) => lower.emit(handler, &operands),
        });
        self.end_call();
        self.push_results(ty);
    }

    /// Emits a call with the marks of its operators: a fault happens at the begin of the instruction, the call within.
    fn emit_marked(&mut self, callee: &Callee, emit: impl FnOnce(&mut Self) -> Place) {
        self.mark_at(if callee.index_at == 0 { self.at } else { callee.index_at });
        let place = emit(self);
        if callee.index_at != 0 {
            self.offsets.push((place.begin + 1, self.at));
        }
    }

    fn push_results(&mut self, ty: &FuncType) {
        match Results::of(ty.results()) {
            Results::Accumulator(ty) => self.push(super::tree::Tree::accumulator(ty)),
            Results::Slots(_) => Ty::of_slots(ty.results()).into_iter().for_each(|ty| self.push_home(ty)),
        }
    }

    fn call_host(&mut self, func: u32, ty: &FuncType) {
        let base = self.height() - ty.params().len();
        self.put_in_homes(base);
        self.flush_for_call();
        let (args, free) = (self.home(base), self.home(self.height()));
        self.truncate(base);
        self.emit_host_call(func, ty, args, free);
        self.push_results(ty);
    }

    fn emit_host_call(&mut self, func: u32, ty: &FuncType, args: i32, free: i32) {
        let import = self.env.module.func_import(func);
        self.returns_twice |= import.is_some_and(|import| jump::NAMES.contains(&import.name.as_str()));
        let wide = ty.results() != [wasmparser::ValType::I32];
        self.mark();
        self.emit(host_handler(ty.params().len(), wide), &[self.env.layout.import(func), args as Word, free as Word]);
        self.end_call();
    }

    /// The body of a function that only calls a direct host function.
    pub(super) fn host_wrapper(&mut self, func: u32) {
        let ty = self.env.module.func_type(func);
        self.emit_host_call(func, ty, self.param_slot(0), 0);
        self.push_results(ty);
        self.return_values();
        self.max_height = ty.params().len().max(1);
    }

    /// The body of a thunk.
    pub(super) fn foreign_body(&mut self, target: *const FuncInst, ty: &FuncType) {
        let (params, results) = (slot_count(ty.params()), slot_count(ty.results()));
        let address = target as usize as u64;
        let values = params.max(results);
        self.mark();
        self.emit(calls::call_foreign, &[address as Word, (address >> 32) as Word, params as Word, values as Word]);
        self.end_call();
        self.max_height = values;
        for ty in Ty::of_slots(ty.results()) {
            self.push_home(ty);
        }
        self.return_values();
    }
}

/// The handler for a direct host function.
fn host_handler(params: usize, wide: bool) -> Handler {
    macro_rules! by_arity {
        ($($n:literal)*) => {
            match (params, wide) {
                $(($n, false) => calls::call_host::<$n, false>, ($n, true) => calls::call_host::<$n, true>,)*
                _ => unreachable!("direct host functions have at most ten parameters"),
            }
        };
    }
    by_arity!(0 1 2 3 4 5 6 7 8 9 10)
}
