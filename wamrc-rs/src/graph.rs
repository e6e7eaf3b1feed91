//! The control flow of a function: loops and dominators.

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use inkwell::basic_block::BasicBlock;
use inkwell::values::{FunctionValue, Operand};

/// The control flow of a function; blocks are numbers, 0 that by which it is entered.
pub(crate) struct Graph<'ctx> {
    pub(crate) blocks: Vec<BasicBlock<'ctx>>,
    pub(crate) successors: Vec<Vec<usize>>,
    pub(crate) predecessors: Vec<Vec<usize>>,
}

impl<'ctx> Graph<'ctx> {
    pub(crate) fn new(function: FunctionValue<'ctx>) -> Self {
        let blocks = function.get_basic_blocks();
        let index: HashMap<BasicBlock<'ctx>, usize> = blocks.iter().enumerate().map(|(index, block)| (*block, index)).collect();
        let mut predecessors = vec![Vec::new(); blocks.len()];
        let mut successors = Vec::with_capacity(blocks.len());
        for (from, block) in blocks.iter().enumerate() {
            let targets = block.get_terminator().into_iter().flat_map(|t| t.get_operands().flatten());
            let targets = targets.filter_map(Operand::block).filter_map(|block| index.get(&block).copied());
            let next: HashSet<usize> = targets.collect();
            next.iter().for_each(|to| predecessors[*to].push(from));
            successors.push(next.into_iter().collect());
        }
        Graph { blocks, successors, predecessors }
    }

    /// The outermost loops among some of the blocks.
    pub(crate) fn components(&self, among: &[usize]) -> Vec<HashSet<usize>> {
        components(&self.successors, &self.predecessors, among)
    }

    /// Which blocks are passed on every way to which others.
    pub(crate) fn dominators(&self) -> Dominators {
        let all = (0..self.blocks.len()).collect();
        let mut order = Vec::new();
        visit(0, &self.successors, &all, &mut HashSet::new(), &mut |block| order.push(block));
        order.reverse();
        let mut position = vec![usize::MAX; self.blocks.len()];
        order.iter().enumerate().for_each(|(at, block)| position[*block] = at);
        // Of each block by position, the closest dominator found so far: Cooper, Harvey and Kennedy, "A Simple, Fast Dominance Algorithm".
        let mut closest: Vec<Option<usize>> = vec![None; order.len()];
        if let Some(entry) = closest.first_mut() {
            *entry = Some(0);
        }
        let mut changed = true;
        while changed {
            changed = false;
            for at in 1..order.len() {
                let from = self.predecessors[order[at]].iter().map(|block| position[*block]);
                let known = from.filter(|from| closest.get(*from).is_some_and(Option::is_some));
                let meet = known.reduce(|a, b| meeting_point(&closest, a, b));
                changed |= closest[at] != meet;
                closest[at] = meet;
            }
        }
        Dominators::new(order, &closest.into_iter().flatten().collect::<Vec<_>>())
    }
}

/// The strongly connected components with an edge in them, among some of the nodes of a graph.
pub(crate) fn components(successors: &[Vec<usize>], predecessors: &[Vec<usize>], among: &[usize]) -> Vec<HashSet<usize>> {
    let among: HashSet<usize> = among.iter().copied().collect();
    let mut finished = Vec::with_capacity(among.len());
    let mut seen = HashSet::new();
    for root in &among {
        visit(*root, successors, &among, &mut seen, &mut |node| finished.push(node));
    }
    let mut seen = HashSet::new();
    let mut components = Vec::new();
    for root in finished.into_iter().rev() {
        let mut component = HashSet::new();
        visit(root, predecessors, &among, &mut seen, &mut |node| {
            component.insert(node);
        });
        if component.len() > 1 || component.iter().any(|node| successors[*node].contains(node)) {
            components.push(component);
        }
    }
    components
}

/// Depth first over nodes that were not seen, calling `finish` for each when all that it leads to is finished.
pub(crate) fn visit(root: usize, edges: &[Vec<usize>], among: &HashSet<usize>, seen: &mut HashSet<usize>, finish: &mut dyn FnMut(usize)) {
    if !seen.insert(root) {
        return;
    }
    let mut path = vec![(root, 0)];
    while let Some((node, next)) = path.last_mut() {
        let Some(to) = edges[*node].get(*next) else {
            finish(*node);
            path.pop();
            continue;
        };
        *next += 1;
        if among.contains(to) && seen.insert(*to) {
            path.push((*to, 0));
        }
    }
}

/// The closest block that dominates two others, by position.
fn meeting_point(closest: &[Option<usize>], mut a: usize, mut b: usize) -> usize {
    while a != b {
        if a < b {
            b = closest[b].unwrap_or(0);
        } else {
            a = closest[a].unwrap_or(0);
        }
    }
    a
}

/// The blocks that can be reached, in an order in which each comes behind those that dominate it.
pub(crate) struct Dominators {
    pub(crate) order: Vec<usize>,
    /// By position in that order: the numbers, in an order of the tree of dominators from the root, of the block and of all that it dominates.
    ranges: Vec<Range<usize>>,
}

impl Dominators {
    /// From the position of the closest dominator of each block.
    fn new(order: Vec<usize>, closest: &[usize]) -> Self {
        let mut sizes = vec![1; order.len()];
        for at in (1..order.len()).rev() {
            sizes[closest[at]] += sizes[at];
        }
        let mut ranges: Vec<Range<usize>> = sizes.iter().map(|size| 0..*size).collect();
        // The first number below each block that is free.
        let mut free = vec![1; order.len()];
        for at in 1..order.len() {
            let first = free[closest[at]];
            free[closest[at]] += sizes[at];
            free[at] = first + 1;
            ranges[at] = first..first + sizes[at];
        }
        Dominators { order, ranges }
    }

    /// Whether a block dominates another one, or is it; both by their positions.
    pub(crate) fn dominates(&self, above: usize, below: usize) -> bool {
        self.ranges[above].contains(&self.ranges[below].start)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dominators(successors: &[&[usize]]) -> Dominators {
        let context = inkwell::context::Context::create();
        let module = context.create_module("");
        let function = module.add_function("f", context.void_type().fn_type(&[], false), None);
        let blocks = successors.iter().map(|_| context.append_basic_block(function, "")).collect();
        let mut predecessors = vec![Vec::new(); successors.len()];
        for (from, next) in successors.iter().enumerate() {
            next.iter().for_each(|to| predecessors[*to].push(from));
        }
        Graph { blocks, successors: successors.iter().map(|next| next.to_vec()).collect(), predecessors }.dominators()
    }

    #[test]
    fn dominators_are_on_every_way() {
        // A loop of 1 to 4 with two ways through it, 5 behind it, and 6 that nothing leads to.
        let found = dominators(&[&[1], &[2, 3], &[4], &[4], &[1, 5], &[], &[5]]);
        let at = |block: usize| found.order.iter().position(|other| *other == block).unwrap();
        let expected: [&[usize]; 6] = [&[0, 1, 2, 3, 4, 5], &[1, 2, 3, 4, 5], &[2], &[3], &[4, 5], &[5]];
        assert_eq!(found.order.len(), 6);
        for (above, dominated) in expected.iter().enumerate() {
            for below in 0..6 {
                assert_eq!(found.dominates(at(above), at(below)), dominated.contains(&below), "{above} {below}");
            }
        }
    }
}
