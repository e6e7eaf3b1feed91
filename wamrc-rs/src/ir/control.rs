//! Structured control flow: blocks become basic blocks with phis where their branches join.

use aot_format::trap::TrapKind;
use inkwell::IntPredicate;
use inkwell::basic_block::BasicBlock;
use inkwell::values::{BasicValue, BasicValueEnum, IntValue, PhiValue};
use iwasm::wasm::{ValType, with_slots};
use wasmparser::{BlockType, BrTable, Operator};

use super::Build;
use super::abi::register_result;
use super::exception::Handler;
use super::function::FunctionTranslator;
use crate::error::Error;

/// A place where branches meet, with the values that they bring.
#[derive(Clone)]
pub(super) struct Join<'ctx> {
    pub(super) block: BasicBlock<'ctx>,
    phis: Vec<PhiValue<'ctx>>,
}

impl<'ctx> Join<'ctx> {
    /// The values that the branches bring, in the block.
    pub(super) fn values(&self) -> impl Iterator<Item = BasicValueEnum<'ctx>> + '_ {
        self.phis.iter().map(|phi| phi.as_basic_value())
    }

    /// Number of values.
    pub(super) fn arity(&self) -> usize {
        self.phis.len()
    }

    /// Says that control comes from `from` with these values.
    pub(super) fn add_edge(&self, from: BasicBlock<'ctx>, values: &[BasicValueEnum<'ctx>]) {
        for (phi, value) in self.phis.iter().zip(values) {
            phi.add_incoming(&[(value as &dyn BasicValue<'ctx>, from)]);
        }
    }
}

/// What a block is.
pub(super) enum FrameKind<'ctx> {
    /// `block`, also the function itself.
    Block,
    /// `loop`.
    Loop,
    /// `if`, before its `else`: where the condition fails, and the parameters for there.
    If { otherwise: BasicBlock<'ctx>, params: Vec<BasicValueEnum<'ctx>> },
    /// Code whose exceptions are caught.
    Try(Handler<'ctx>),
    /// A clause of the legacy `try`: the exception that is caught, and the block where it is not yet known to match a later clause.
    Catch { exception: Option<inkwell::values::PointerValue<'ctx>>, unmatched: Option<BasicBlock<'ctx>> },
}

/// An open block.
pub(super) struct Frame<'ctx> {
    pub(super) kind: FrameKind<'ctx>,
    /// Height of the operand stack below the parameters.
    pub(super) height: usize,
    /// Where branches to the block go.
    pub(super) label: Join<'ctx>,
    /// Whether any control gets to the label; always for a loop.
    reached: bool,
    results: usize,
}

impl<'ctx> FunctionTranslator<'_, '_, 'ctx> {
    /// Translates a control operator; `false` when it is none.
    pub(super) fn control_operator(&mut self, op: &Operator<'_>) -> Build<bool> {
        match op {
            Operator::Block { blockty } => self.open(FrameKind::Block, *blockty)?,
            Operator::Loop { blockty } => self.open_loop(*blockty)?,
            Operator::If { blockty } => self.open_if(*blockty)?,
            Operator::Else => self.switch_to_else()?,
            Operator::End => self.end()?,
            Operator::Br { relative_depth } => self.branch(*relative_depth)?,
            Operator::BrIf { relative_depth } => self.branch_if(*relative_depth)?,
            Operator::BrTable { targets } => self.branch_table(targets)?,
            Operator::BrOnNull { relative_depth } => {
                let reference = self.pop().into_int_value();
                self.branch_on_null(reference, *relative_depth, IntPredicate::EQ)?;
                self.push(reference.into());
            }
            Operator::BrOnNonNull { relative_depth } => {
                let reference = self.top(1)[0].into_int_value();
                self.branch_on_null(reference, *relative_depth, IntPredicate::NE)?;
                self.pop();
            }
            Operator::Return => self.branch(self.frames.len() as u32 - 1)?,
            Operator::Unreachable => {
                self.trap(TrapKind::Unreachable)?;
                self.reachable = false;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    /// Opens the block that is the function itself.
    pub(super) fn open_function(&mut self) -> Build<()> {
        let label = self.join(self.ty.results())?;
        let results = self.ty.results().len();
        self.frames.push(Frame { kind: FrameKind::Block, height: 0, label, reached: false, results });
        Ok(())
    }

    /// Opens a block whose parameters are on the stack.
    pub(super) fn open(&mut self, kind: FrameKind<'ctx>, ty: BlockType) -> Build<()> {
        let (params, results) = self.block_types(ty);
        let label = self.join(&results)?;
        self.frames.push(Frame { kind, height: self.height() - params.len(), label, reached: false, results: results.len() });
        Ok(())
    }

    fn open_loop(&mut self, ty: BlockType) -> Build<()> {
        let (params, results) = self.block_types(ty);
        let label = self.join(&params)?;
        let values = self.pop_many(params.len());
        label.add_edge(self.here()?, &values);
        self.b.build_unconditional_branch(label.block)?;
        self.b.position_at_end(label.block);
        let height = self.height();
        self.push_all(label.values());
        self.frames.push(Frame { kind: FrameKind::Loop, height, label, reached: true, results: results.len() });
        Ok(())
    }

    fn open_if(&mut self, ty: BlockType) -> Build<()> {
        let condition = self.pop_condition()?;
        let (params, _) = self.block_types(ty);
        let (then, otherwise) = (self.new_block(), self.new_block());
        let branch = self.b.build_conditional_branch(condition, then, otherwise)?;
        self.m.set_hint(branch, self.at)?;
        self.b.position_at_end(then);
        let params = self.top(params.len());
        self.open(FrameKind::If { otherwise, params }, ty)
    }

    fn switch_to_else(&mut self) -> Build<()> {
        self.leave_arm()?;
        let frame = self.frame(0)?;
        let height = frame.height;
        let FrameKind::If { otherwise, params } = std::mem::replace(&mut frame.kind, FrameKind::Block) else {
            return Err(Error::Llvm("else without if".into()));
        };
        self.b.position_at_end(otherwise);
        self.truncate(height);
        self.push_all(params);
        self.reachable = true;
        Ok(())
    }

    /// At the end of a part of a block: if control gets here, it goes on behind the block.
    pub(super) fn leave_arm(&mut self) -> Build<()> {
        if self.reachable {
            self.jump(self.frames.len() - 1)?;
            self.reachable = false;
        }
        Ok(())
    }

    fn end(&mut self) -> Build<()> {
        if let FrameKind::Loop = self.frame(0)?.kind {
            let Some(frame) = self.frames.pop() else { return Ok(()) };
            if self.reachable {
                let results = self.pop_many(frame.results);
                self.truncate(frame.height);
                self.push_all(results);
            }
            return Ok(());
        }
        self.leave_arm()?;
        self.close_unfinished()?;
        self.close()
    }

    /// What remains to be said at the end of a block besides its last arm.
    fn close_unfinished(&mut self) -> Build<()> {
        let innermost = self.frames.len() - 1;
        match std::mem::replace(&mut self.frames[innermost].kind, FrameKind::Block) {
            FrameKind::If { otherwise, params } => {
                self.b.position_at_end(otherwise);
                self.frames[innermost].reached = true;
                self.frames[innermost].label.add_edge(otherwise, &params);
                self.b.build_unconditional_branch(self.frames[innermost].label.block)?;
            }
            FrameKind::Try(handler) => self.end_try(handler)?,
            FrameKind::Catch { exception, unmatched } => self.end_catch(exception, unmatched)?,
            FrameKind::Block | FrameKind::Loop => {}
        }
        Ok(())
    }

    /// Closes the innermost block and goes on behind it.
    pub(super) fn close(&mut self) -> Build<()> {
        let Some(frame) = self.frames.pop() else { return Ok(()) };
        self.truncate(frame.height);
        self.b.position_at_end(frame.label.block);
        self.reachable = frame.reached;
        if !frame.reached {
            // A block without predecessors must not have phis.
            for phi in &frame.label.phis {
                phi.as_instruction().erase_from_basic_block();
            }
            self.b.build_unreachable()?;
        } else if self.frames.is_empty() {
            let results: Vec<_> = frame.label.values().collect();
            self.build_return(&results)?;
        } else {
            self.push_all(frame.label.values());
        }
        Ok(())
    }

    fn branch(&mut self, depth: u32) -> Build<()> {
        self.jump(self.index_of(depth))?;
        self.reachable = false;
        Ok(())
    }

    /// Ends the current block with a jump to the label of a frame, with the topmost values.
    pub(super) fn jump(&mut self, index: usize) -> Build<()> {
        let target = self.edge_to(index)?;
        self.b.build_unconditional_branch(target)?;
        Ok(())
    }

    /// Makes an edge from the current block to the label of a frame, with the topmost values.
    fn edge_to(&mut self, index: usize) -> Build<BasicBlock<'ctx>> {
        let here = self.here()?;
        let values = self.top(self.frames[index].label.arity());
        let frame = &mut self.frames[index];
        frame.reached = true;
        frame.label.add_edge(here, &values);
        Ok(frame.label.block)
    }

    fn branch_if(&mut self, depth: u32) -> Build<()> {
        let condition = self.pop_condition()?;
        self.branch_when(condition, depth)
    }

    pub(super) fn branch_when(&mut self, condition: IntValue<'ctx>, depth: u32) -> Build<()> {
        let target = self.edge_to(self.index_of(depth))?;
        let go_on = self.new_block();
        let branch = self.b.build_conditional_branch(condition, target, go_on)?;
        self.m.set_hint(branch, self.at)?;
        self.b.position_at_end(go_on);
        Ok(())
    }

    /// Branches if a reference is null or, with the other predicate, is not.
    fn branch_on_null(&mut self, reference: IntValue<'ctx>, depth: u32, predicate: IntPredicate) -> Build<()> {
        let condition = self.b.build_int_compare(predicate, reference, reference.get_type().const_zero(), "")?;
        self.branch_when(condition, depth)
    }

    fn branch_table(&mut self, table: &BrTable<'_>) -> Build<()> {
        let selector = self.pop().into_int_value();
        let default = self.edge_to(self.index_of(table.default()))?;
        let mut cases = Vec::with_capacity(table.len() as usize);
        for (value, depth) in table.targets().enumerate() {
            let depth = depth?;
            if depth == table.default() {
                continue;
            }
            // Each case is an edge of its own, also to the same block.
            let target = self.edge_to(self.index_of(depth))?;
            cases.push((self.m.types.i32.const_int(value as u64, false), target));
        }
        self.b.build_switch(selector, default, &cases)?;
        self.reachable = false;
        Ok(())
    }

    /// Index in `frames` of the block at a relative depth.
    pub(super) fn index_of(&self, depth: u32) -> usize {
        self.frames.len() - 1 - depth as usize
    }

    /// The open block at a relative depth.
    pub(super) fn frame(&mut self, depth: u32) -> Build<&mut Frame<'ctx>> {
        let index = self.frames.len().checked_sub(1 + depth as usize);
        index.and_then(|index| self.frames.get_mut(index)).ok_or_else(|| Error::Llvm("no such block".into()))
    }

    /// A new place where branches join, with values of these types.
    pub(super) fn join(&mut self, types: &[ValType]) -> Build<Join<'ctx>> {
        let here = self.here()?;
        let block = self.new_block();
        self.b.position_at_end(block);
        let phis = types.iter().map(|ty| self.b.build_phi(self.m.types.value(*ty), "")).collect::<Result<_, _>>()?;
        self.b.position_at_end(here);
        Ok(Join { block, phis })
    }

    fn block_types(&self, ty: BlockType) -> (Vec<ValType>, Vec<ValType>) {
        match ty {
            BlockType::Empty => (Vec::new(), Vec::new()),
            BlockType::Type(result) => (Vec::new(), vec![result]),
            BlockType::FuncType(index) => {
                let ty = &self.m.module.types[index as usize];
                (ty.params().to_vec(), ty.results().to_vec())
            }
        }
    }

    /// Returns from the function: the first result in a register if there is one for it, the others in the argument buffer.
    pub(super) fn build_return(&mut self, results: &[BasicValueEnum<'ctx>]) -> Build<()> {
        let in_register = results.first().filter(|_| register_result(self.ty).is_some());
        let slots = with_slots(self.ty.results()).map(|(slot, _)| slot);
        for (slot, result) in slots.zip(results).skip(usize::from(in_register.is_some())) {
            self.store_arg(slot, *result)?;
        }
        self.b.build_return(in_register.map(|r| r as &dyn BasicValue<'ctx>))?;
        Ok(())
    }
}
