use super::*;
use crate::intrinsics::Intrinsic;
use crate::isa::FeatureSet;
use crate::reloc::{Kind, Relocation, Section, Target};
use crate::trap::TrapKind;

/// Two functions and a stub; the first has a landing pad and an inlined call.
fn image() -> Image<'static> {
    let mut image = Image::new(Isa::X86_64, FeatureSet::from_names(Isa::X86_64, ["popcnt", "avx2"]).unwrap());
    image.text = vec![0x90; 100].into();
    image.rodata = vec![1, 2, 3, 4, 5, 6, 7, 8].into();
    image.data = vec![0; 32].into();
    let relocation = |section, offset, kind, target, addend| Relocation { section, offset, kind, target, addend };
    image.relocations.extend([
        relocation(Section::Text, 10, Kind::X86_64Plt32, Target::Intrinsic(Intrinsic::memory_fill), -4),
        relocation(Section::Text, 96, Kind::X86_64Pc32, Target::Section(Section::Rodata, 8), -4),
        relocation(Section::Data, 8, Kind::X86_64Abs64, Target::Libcall(0), 0),
    ]);
    image.functions.extend([Function { offset: 0, len: 0 }, Function { offset: 0, len: 50 }, Function { offset: 64, len: 20 }]);
    image.saved.extend([SavedRegister { register: 3, offset: -8 }, SavedRegister { register: 12, offset: -16 }]);
    image.frames.extend([
        Frame { start: 0, len: 50, func: 1, pushed_bytes: 0, align: 1, frame_bytes: 32, saved: 0, saved_count: 2 },
        Frame { start: 64, len: 20, func: 2, pushed_bytes: 0, align: 1, frame_bytes: 8, saved: 0, saved_count: 1 },
        Frame { start: 84, len: 16, func: NONE, pushed_bytes: 0, align: 1, frame_bytes: 0, saved: 0, saved_count: 0 },
    ]);
    image.call_sites.push(CallSite { start: 9, len: 5, pad: 40 });
    image.no_frame.extend([NoFrame { start: 0, len: 4, return_at: 0 }, NoFrame { start: 64, len: 1, return_at: 0 }]);
    image.scopes.extend([Scope { func: 2, call_offset: 0x102, parent: NONE }, Scope { func: 0, call_offset: 0x201, parent: 0 }]);
    image.pc_map.extend([
        PcMapping { pc: 0, wasm_offset: 0x100, scope: NONE },
        PcMapping { pc: 20, wasm_offset: 0x303, scope: 1 },
        PcMapping { pc: 64, wasm_offset: 0x200, scope: NONE },
    ]);
    image.trap_sites.push(TrapSite { pc: 48, kind: TrapKind::Unreachable });
    image.counters.push(Counters { func: 1, hash: 7, offset: 16, count: 2 });
    image
}

fn container() -> Container<'static> {
    let module: &[u8] = b"\0asm\x01\0\0\0";
    Container {
        producer: "wamrc 0.1.0".into(),
        options: "--opt-level=3".into(),
        source_hash: hash::sha256(module),
        module: Embedded::Whole(module.into()),
        images: vec![image(), Image::new(Isa::Riscv64, FeatureSet::default())],
    }
}

struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (self.0 >> 33) as usize % bound
    }
}

#[test]
fn write_and_read_are_inverse() {
    let file = container().write();
    let read = Container::read(&file).unwrap();
    assert_eq!(read, container());
    assert_eq!(read.write(), file);
    assert_eq!(read.image(Isa::X86_64), Some(&image()));
    assert_eq!(read.image(Isa::Aarch64), None);
    assert_eq!(image().into_owned(), image());

    for module in [Embedded::None, Embedded::Stripped(b"x".into())] {
        let other = Container { module, images: Vec::new(), ..container() };
        assert_eq!(Container::read(&other.write()), Ok(other.clone()));
        assert_eq!(salvage_module(&other.write()), None);
    }
}

#[test]
fn bytes_are_borrowed_from_the_file() {
    let file = container().write();
    let read = Container::read(&file).unwrap();
    assert!(matches!(read.images[0].text, Cow::Borrowed(_)));
    assert!(matches!(read.module, Embedded::Whole(Cow::Borrowed(_))));
}

#[test]
fn every_truncation_and_every_flipped_bit_is_an_error() {
    let file = container().write();
    for len in 0..file.len() {
        assert!(Container::read(&file[..len]).is_err(), "{len}");
        assert_eq!(salvage_module(&file[..len]), None);
    }
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        assert!(Container::read(&flipped).is_err(), "bit {bit}");
    }
}

/// With the checksum made right again, what is read must still be in range everywhere, and must be written as it was read.
#[test]
fn flips_behind_a_right_checksum_never_panic_and_what_is_accepted_round_trips() {
    let file = container().write();
    let mut random = Random(1);
    let mut accepted = 0;
    for _ in 0..20_000 {
        let mut changed = file.clone();
        for _ in 0..=random.below(3) {
            let at = random.below(file.len());
            changed[at] = match random.below(3) {
                0 => changed[at] ^ 1 << random.below(8),
                1 => 0xff,
                _ => random.below(256) as u8,
            };
        }
        if random.below(8) == 0 {
            changed.truncate(random.below(file.len()));
        }
        reseal(&mut changed);
        salvage_module(&changed);
        let Ok(read) = Container::read(&changed) else { continue };
        accepted += 1;
        assert_eq!(read.write(), changed);
        for image in &read.images {
            for pc in 0..image.text.len() as u32 {
                let pad = image.pad_for(pc);
                assert!(pad.is_none_or(|pad| (pad as usize) < image.text.len()));
                let mut depth = 0;
                image.locations_at(pc, |func, _| {
                    assert!((func as usize) < image.functions.len());
                    depth += 1;
                });
                assert!(depth <= image.scopes.len() + 1);
            }
        }
    }
    assert!(accepted > 100, "{accepted}");
}

fn refused(change: impl FnOnce(&mut Image<'_>)) -> ReadError {
    let mut changed = container();
    change(&mut changed.images[0]);
    Container::read(&changed.write()).unwrap_err()
}

fn row(table: &'static str, index: usize, problem: Problem) -> ReadError {
    ReadError::Row { table, index, problem }
}

#[test]
fn offsets_indices_and_orders_are_checked() {
    use Problem::{OutOfRange, Unsorted, WrongIsa};
    assert_eq!(refused(|i| i.text.to_mut().truncate(99)), row("relocations", 1, OutOfRange));
    assert_eq!(refused(|i| i.rodata.to_mut().truncate(7)), row("relocations", 1, OutOfRange));
    assert_eq!(refused(|i| i.functions.push(Function { offset: 99, len: 2 })), row("functions", 3, OutOfRange));
    assert_eq!(refused(|i| i.functions.push(Function { offset: u32::MAX, len: u32::MAX })), row("functions", 3, OutOfRange));
    assert_eq!(refused(|i| i.saved.push(SavedRegister { register: 0, offset: -8 })), row("saved registers", 2, OutOfRange));
    assert_eq!(refused(|i| i.saved.push(SavedRegister { register: 3, offset: 4096 })), row("saved registers", 2, OutOfRange));
    let frame = Frame { start: 99, len: 1, func: NONE, pushed_bytes: 0, align: 1, frame_bytes: 0, saved: 0, saved_count: 0 };
    assert_eq!(refused(|i| i.frames.push(frame)), row("frames", 3, Unsorted));
    assert_eq!(
        refused(|i| i.frames = [Frame { start: 0, saved: 1, saved_count: 2, ..frame }].into_iter().collect()),
        row("frames", 0, OutOfRange)
    );
    for odd in [Frame { align: 0, ..frame }, Frame { align: 24, ..frame }, Frame { align: 8192, ..frame }] {
        assert_eq!(refused(|i| i.frames = [Frame { start: 0, ..odd }].into_iter().collect()), row("frames", 0, OutOfRange));
    }
    // A register that would be read from below the frame.
    assert_eq!(refused(|i| i.frames = [Frame { start: 0, saved_count: 1, ..frame }].into_iter().collect()), row("frames", 0, OutOfRange));
    assert_eq!(refused(|i| i.call_sites.push(CallSite { start: 60, len: 1, pad: 40 })), row("call sites", 1, OutOfRange));
    let refusal = refused(|i| {
        i.frames = [Frame { start: 0, pushed_bytes: 4, ..frame }].into_iter().collect();
        i.call_sites = [CallSite { start: 0, len: 1, pad: 0 }].into_iter().collect();
    });
    assert_eq!(refusal, row("call sites", 0, OutOfRange));
    assert_eq!(refused(|i| i.call_sites.push(CallSite { start: 30, len: 1, pad: 64 })), row("call sites", 1, OutOfRange));
    assert_eq!(refused(|i| i.call_sites.push(CallSite { start: 13, len: 1, pad: 40 })), row("call sites", 1, Unsorted));
    assert_eq!(refused(|i| i.no_frame.push(NoFrame { start: 99, len: 9, return_at: 0 })), row("frameless code", 2, OutOfRange));
    assert_eq!(refused(|i| i.scopes.push(Scope { func: 0, call_offset: 0, parent: 2 })), row("inlined calls", 2, OutOfRange));
    assert_eq!(refused(|i| i.pc_map.push(PcMapping { pc: 70, wasm_offset: 0, scope: 2 })), row("pc map", 3, OutOfRange));
    assert_eq!(refused(|i| i.pc_map.push(PcMapping { pc: 64, wasm_offset: 0, scope: NONE })), row("pc map", 3, Unsorted));
    assert_eq!(refused(|i| i.trap_sites.push(TrapSite { pc: 100, kind: TrapKind::Unreachable })), row("trap sites", 1, OutOfRange));
    assert_eq!(refused(|i| i.features = FeatureSet(1 << 63)), ReadError::Features(Isa::X86_64));
    assert_eq!(refused(|i| i.isa = Isa::Riscv64), row("relocations", 0, WrongIsa));
    let twice = Container { images: vec![image(), image()], ..container() };
    assert_eq!(Container::read(&twice.write()), Err(ReadError::DuplicateIsa(Isa::X86_64)));
}

#[test]
fn the_stack_pointer_follows_from_the_frame_pointer() {
    let fixed = Frame { start: 0, len: 1, func: NONE, pushed_bytes: 8, align: 1, frame_bytes: 24, saved: 0, saved_count: 0 };
    assert_eq!([0x1000, 0x1010].map(|fp| fixed.stack_pointer(fp)), [0xfe0, 0xff0]);
    let aligned = Frame { align: 32, frame_bytes: 64, ..fixed };
    assert_eq!([0x1000, 0x1010, 0x1020].map(|fp| aligned.stack_pointer(fp)), [0xfa0, 0xfc0, 0xfc0]);
}

#[test]
fn foreign_files_are_named() {
    for version in 3u32..=6 {
        let mut file = MAGIC.to_vec();
        version.put(&mut file);
        file.extend_from_slice(&[0; 100]);
        let error = Container::read(&file).unwrap_err();
        assert_eq!(error, ReadError::Wamr(version));
        let message = error.to_string();
        assert!(message.contains(&version.to_string()) && message.contains("WAMR") && message.contains("wamrc -o"), "{message}");
        assert!(!message.contains('\n'));
    }
    assert_eq!(Container::read(b"\0asm\x01\0\0\0"), Err(ReadError::NotAot));
    assert_eq!(Container::read(b""), Err(ReadError::NotAot));
    assert_eq!(Container::read(b"\0aot"), Err(ReadError::Truncated("header")));
    assert_eq!(Container::read(b"\0aotELF!"), Err(ReadError::UnknownVersion(u32::from_le_bytes(*b"ELF!"))));
}

#[test]
fn another_revision_is_named_and_its_module_still_found() {
    for at in [8, 12] {
        let mut file = container().write();
        file[at] ^= 0x40;
        reseal(&mut file);
        let error = Container::read(&file).unwrap_err();
        assert!(matches!(error, ReadError::OtherRevision { .. }));
        assert!(error.to_string().contains("wamrc -o"));
        assert_eq!(salvage_module(&file), container().module.bytes());
    }
}

#[test]
fn queries_find_frames_pads_and_places() {
    let i = image();
    assert_eq!(i.frame_at(49).map(|f| f.func), Some(1));
    assert_eq!(i.frame_at(50), None);
    assert_eq!(i.frame_at(84).map(|f| f.func), Some(NONE));
    assert_eq!((i.pad_for(9), i.pad_for(10), i.pad_for(14), i.pad_for(15)), (None, Some(40), Some(40), None));
    assert_eq!((i.return_at(3), i.return_at(4), i.return_at(64)), (Some(0), None, Some(0)));
    assert_eq!((i.trap_at(48), i.trap_at(49)), (Some(TrapKind::Unreachable), None));
    let places = |pc| {
        let mut places = Vec::new();
        i.locations_at(pc, |func, offset| places.push((func, offset)));
        places
    };
    assert_eq!(places(5), [(1, 0x100)]);
    assert_eq!(places(20), [(0, 0x303), (2, 0x201), (1, 0x102)]);
    assert_eq!(places(70), [(2, 0x200)]);
    assert_eq!(places(90), []);
}
