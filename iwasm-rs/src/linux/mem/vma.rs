//! Which pages of a linear memory the guest has mapped: an interval map in pages of 4 KiB.

use std::collections::BTreeMap;
use std::ops::Range;

/// What is mapped, as far as the kernel does not tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Private anonymous memory with these `PROT_*` flags.
    Anonymous(i32),
    /// A private mapping of a file.
    PrivateFile,
    /// A shared mapping.
    Shared,
}

/// The mapped pages of a memory. Neighbours of the same kind are one interval.
#[derive(Debug, Default)]
pub(super) struct Vmas {
    /// First page -> (page after the last, kind).
    intervals: BTreeMap<u32, (u32, Kind)>,
    /// No page below is free, from the begin of the last search on.
    full_below: u32,
}

impl Vmas {
    /// The interval that contains a page, as first page, end and kind.
    fn containing(&self, page: u32) -> Option<(u32, u32, Kind)> {
        let (&start, &(end, kind)) = self.intervals.range(..=page).next_back()?;
        (end > page).then_some((start, end, kind))
    }

    /// The mapped parts of a range, in order.
    pub(super) fn parts(&self, range: Range<u32>) -> impl Iterator<Item = (Range<u32>, Kind)> + '_ {
        let first = self.containing(range.start).map_or(range.start, |(start, ..)| start);
        let clip = move |(&start, &(end, kind)): (&u32, &(u32, Kind))| (start.max(range.start)..end.min(range.end), kind);
        self.intervals.range(first..).map(clip).take_while(|(part, _)| !part.is_empty())
    }

    /// Whether every page of a range is mapped.
    pub(super) fn covers(&self, range: Range<u32>) -> bool {
        let mut at = range.start;
        for (part, _) in self.parts(range.clone()) {
            if part.start != at {
                return false;
            }
            at = part.end;
        }
        at == range.end
    }

    /// Whether no page of a range is mapped.
    pub(super) fn is_free(&self, range: Range<u32>) -> bool {
        self.parts(range).next().is_none()
    }

    /// The kind of a range that is mapped as one interval.
    pub(super) fn kind(&self, range: Range<u32>) -> Option<Kind> {
        let (_, end, kind) = self.containing(range.start)?;
        (end >= range.end).then_some(kind)
    }

    /// The lowest `pages` free pages within limits.
    pub(super) fn find(&mut self, pages: u32, limits: Range<u32>) -> Option<u32> {
        let mut at = limits.start.max(self.full_below);
        if let Some((_, end, _)) = self.containing(at) {
            at = end;
        }
        self.full_below = at;
        for (&start, &(end, _)) in self.intervals.range(at..) {
            if start - at >= pages {
                break;
            }
            at = end;
        }
        (at.checked_add(pages)? <= limits.end).then_some(at)
    }

    /// Forgets a range.
    pub(super) fn remove(&mut self, range: Range<u32>) {
        if range.is_empty() {
            return;
        }
        self.full_below = self.full_below.min(range.start);
        let parts: Vec<_> = self.parts(range.clone()).collect();
        for (part, kind) in parts {
            let Some((start, end, _)) = self.containing(part.start) else { continue };
            self.intervals.remove(&start);
            if start < part.start {
                self.intervals.insert(start, (part.start, kind));
            }
            if part.end < end {
                self.intervals.insert(part.end, (end, kind));
            }
        }
    }

    /// Records a range as mapped, instead of what was there.
    pub(super) fn insert(&mut self, range: Range<u32>, kind: Kind) {
        if range.is_empty() {
            return;
        }
        let search = self.full_below;
        self.remove(range.clone());
        self.full_below = search;
        let Range { mut start, mut end } = range;
        if let Some((left, _, of)) = start.checked_sub(1).and_then(|page| self.containing(page))
            && of == kind
        {
            self.intervals.remove(&left);
            start = left;
        }
        if let Some(&(right, of)) = self.intervals.get(&end)
            && of == kind
        {
            self.intervals.remove(&end);
            end = right;
        }
        self.intervals.insert(start, (end, kind));
    }

    /// Records new protection flags; all of the range is mapped.
    pub(super) fn protect(&mut self, range: Range<u32>, prot: i32) {
        let parts: Vec<_> = self.parts(range).collect();
        for (part, kind) in parts {
            if matches!(kind, Kind::Anonymous(_)) {
                self.insert(part, Kind::Anonymous(prot));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGES: u32 = 96;

    /// A small generator of numbers: the same sequence in every run.
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, n: u32) -> u32 {
            self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            ((self.0 >> 33) as u32) % n
        }

        fn range(&mut self) -> Range<u32> {
            let start = self.below(PAGES);
            start..start + self.below(PAGES - start + 1)
        }

        fn kind(&mut self) -> Kind {
            [Kind::Anonymous(0), Kind::Anonymous(3), Kind::PrivateFile, Kind::Shared][self.below(4) as usize]
        }
    }

    /// One entry a page: the obvious model.
    type Model = Vec<Option<Kind>>;

    fn check(vmas: &Vmas, model: &Model) {
        let mut pages = vec![None; PAGES as usize];
        let mut last: Option<(u32, Kind)> = None;
        for (&start, &(end, kind)) in &vmas.intervals {
            assert!(start < end);
            if let Some((before, of)) = last {
                assert!(before < start || before == start && of != kind, "intervals are ordered and merged");
            }
            pages[start as usize..end as usize].fill(Some(kind));
            last = Some((end, kind));
        }
        assert_eq!(&pages, model);
    }

    fn lowest_free(model: &Model, pages: u32, limits: Range<u32>) -> Option<u32> {
        let fits = |at: u32| model[at as usize..(at + pages) as usize].iter().all(Option::is_none);
        (limits.start..(limits.end + 1).saturating_sub(pages)).find(|at| fits(*at))
    }

    #[test]
    fn agrees_with_a_page_by_page_model() {
        for seed in 0..200 {
            let mut numbers = Numbers(seed);
            let (mut vmas, mut model) = (Vmas::default(), vec![None; PAGES as usize]);
            let floor = numbers.below(8);
            for _ in 0..300 {
                let range = numbers.range();
                let pages = &mut model[range.start as usize..range.end as usize];
                match numbers.below(4) {
                    0 => {
                        let kind = numbers.kind();
                        vmas.insert(range.clone(), kind);
                        pages.fill(Some(kind));
                    }
                    1 => {
                        vmas.remove(range.clone());
                        pages.fill(None);
                    }
                    2 => {
                        let count = 1 + numbers.below(6);
                        let found = vmas.find(count, floor..PAGES);
                        assert_eq!(found, lowest_free(&model, count, floor..PAGES));
                        if let Some(at) = found {
                            vmas.insert(at..at + count, Kind::Anonymous(3));
                            model[at as usize..(at + count) as usize].fill(Some(Kind::Anonymous(3)));
                        }
                    }
                    _ if pages.iter().all(Option::is_some) => {
                        vmas.protect(range.clone(), 1);
                        for page in pages.iter_mut() {
                            if matches!(page, Some(Kind::Anonymous(_))) {
                                *page = Some(Kind::Anonymous(1));
                            }
                        }
                    }
                    _ => {}
                }
                check(&vmas, &model);
                let range = numbers.range();
                let pages = &model[range.start as usize..range.end as usize];
                assert_eq!(vmas.covers(range.clone()), pages.iter().all(Option::is_some));
                assert_eq!(vmas.is_free(range.clone()), pages.iter().all(Option::is_none));
            }
        }
    }

    #[test]
    fn a_million_cycles_leave_one_interval() {
        let mut vmas = Vmas::default();
        vmas.insert(16..20, Kind::Anonymous(3));
        for i in 0..1_000_000 {
            let at = vmas.find(1 + i % 7, 16..1024).unwrap();
            assert_eq!(at, 20);
            vmas.insert(at..at + 1 + i % 7, Kind::Anonymous(3));
            vmas.remove(at..at + 1 + i % 7);
        }
        assert_eq!(vmas.intervals.len(), 1);
    }
}
