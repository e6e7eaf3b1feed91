use aot_format::container::{Container, Embedded, Image, ReadError};
use aot_format::isa::{FeatureSet, Isa};
use aot_format::reloc::{Kind, RelocError, Section, Target};

use super::build::Build;
use crate::aot::{LinkError, LoadError, Loaded, Unfit, load};

const WAT: &str = r#"(module (func (export "f") (result i32) unreachable))"#;

fn build() -> Build {
    let mut b = Build::new(1);
    b.begin().bytes(&[0xb8, 42, 0, 0, 0, 0xc3]).end(0, 0, &[]); // mov eax, 42; ret
    b
}

fn changed(change: impl FnOnce(&mut Container<'_>)) -> Result<Loaded, LoadError> {
    let file = build().file(WAT);
    let mut container = Container::read(&file).unwrap();
    change(&mut container);
    load(&container.write())
}

#[test]
fn what_does_not_fit_the_host_is_interpreted() {
    let other = changed(|c| c.images = vec![Image::new(Isa::Riscv64, FeatureSet::default())]).unwrap();
    let Loaded::Interpret(module, unfit) = other else { panic!("{other:?}") };
    assert_eq!((&module, &unfit), (&wat::parse_str(WAT).unwrap(), &Unfit::Isa(vec![Isa::Riscv64])));
    assert_eq!(unfit.to_string(), "invalid target type, expected x86_64 but got riscv64");

    // No CPU has both AMD's and Intel's dead ends.
    let needs = FeatureSet::from_names(Isa::X86_64, ["tbm", "avx512ifma"]).unwrap();
    let demanding = changed(|c| c.images[0].features = needs).unwrap();
    let Loaded::Interpret(_, Unfit::Features(missing)) = demanding else { panic!("{demanding:?}") };
    assert!(missing.contains(&"tbm"));
}

#[test]
fn without_a_module_there_is_one_clear_error() {
    assert!(matches!(changed(|c| c.module = Embedded::None), Err(LoadError::NoModule)));
    let no_code = changed(|c| (c.images, c.module) = (Vec::new(), Embedded::Stripped(b"\0asm\x01\0\0\0".into())));
    assert!(matches!(no_code, Err(LoadError::Unfit(Unfit::Isa(_)))));
    assert!(matches!(load(b"\0aot\x05\0\0\0"), Err(LoadError::Read(ReadError::Wamr(5)))));
    assert!(matches!(load(b""), Err(LoadError::Read(ReadError::NotAot))));
}

#[test]
fn code_of_another_module_is_refused() {
    let two = wat::parse_str(r#"(module (func) (func))"#).unwrap();
    assert!(matches!(changed(|c| c.module = Embedded::Whole(two.into())), Err(LoadError::Mismatch(_))));
    let direct = wat::parse_str(r#"(module (import "wali" "f" (func)) (export "f" (func 0)))"#).unwrap();
    let without_code = changed(|c| {
        c.module = Embedded::Whole(direct.into());
        c.images[0].functions = [aot_format::container::Function { offset: 0, len: 0 }].into_iter().collect();
    });
    assert!(matches!(without_code, Err(LoadError::Mismatch("a function without code"))));
    assert!(matches!(changed(|c| c.module = Embedded::Whole(b"junk".into())), Err(LoadError::Module(_))));
}

#[test]
fn a_relocation_that_does_not_reach_is_an_error() {
    let mut b = build();
    b.begin().relocated(&[0xb8], Kind::X86_64Abs32, Target::Section(Section::Text, 0));
    let error = load(&b.file(WAT)).unwrap_err();
    assert!(matches!(error, LoadError::Link(LinkError::Relocation(RelocError::OutOfRange(Kind::X86_64Abs32, _)))), "{error}");
}

#[test]
fn no_mapping_is_writable_and_executable() {
    let p = super::build::run(&build(), WAT);
    assert_eq!(p.instance().call(0, &[]).unwrap(), [42]);
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let both: Vec<_> = maps.lines().filter(|line| line.contains("rwx") || line.contains("-wx")).collect();
    assert!(both.is_empty(), "{both:?}");
}

/// Damage anywhere but in the code is refused, or makes no difference to loading. With a right checksum, that is.
#[test]
fn damaged_tables_never_crash_the_loader() {
    let file = build().file(WAT);
    let mut seed = 1u64;
    let mut random = |bound: usize| {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize % bound
    };
    let (mut loaded, mut refused) = (0, 0);
    for _ in 0..5000 {
        let mut bytes = file.clone();
        for _ in 0..=random(2) {
            let at = random(bytes.len());
            bytes[at] ^= 1 << random(8);
        }
        aot_format::container::reseal(&mut bytes);
        match load(&bytes) {
            Ok(_) => loaded += 1,
            Err(error) => {
                assert!(!error.to_string().contains('\n'));
                refused += 1;
            }
        }
    }
    assert!(loaded > 100 && refused > 1000, "{loaded} {refused}");
}
