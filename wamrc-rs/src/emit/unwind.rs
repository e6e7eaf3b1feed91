//! From `.eh_frame` and `.gcc_except_table` to the compact tables of an image.

use std::collections::HashMap;

use aot_format::container::{CallSite, Frame, IN_REGISTER, Image, NONE, NoFrame, SavedRegister};
use aot_format::isa::Isa;
use gimli::{
    BaseAddresses, CfaRule, EhFrame, FrameDescriptionEntry, LittleEndian, Reader, Register, RegisterRule, UnwindContext, UnwindSection,
};

use super::Code;
use super::prologue::FrameSize;
use super::section::{EH_FRAME_AT, LSDA_AT, Sections};
use crate::error::Error;

type Slice<'a> = gimli::EndianSlice<'a, LittleEndian>;
type Fde<'a> = FrameDescriptionEntry<Slice<'a>>;

/// What the call frame information says of one function.
struct Unwind {
    start: u32,
    len: u32,
    /// Where the frame pointer is first set up.
    framed_at: Option<u32>,
    saved: Vec<SavedRegister>,
    no_frame: Vec<NoFrame>,
    /// Address of the table of landing pads.
    lsda: Option<u64>,
}

/// Fills in frames, saved registers, call sites and frameless code.
pub(super) fn tables(sections: &Sections<'_, '_>, code: &[Code], image: &mut Image<'static>) -> Result<(), Error> {
    let eh_frame = sections.relocated(".eh_frame")?;
    let lsda = sections.relocated(".gcc_except_table")?;
    let mut unwinds = read_eh_frame(&eh_frame, image.isa)?;
    unwinds.sort_by_key(|unwind| unwind.start);
    let mut sets = HashMap::new();
    for unwind in unwinds {
        let func = code.binary_search_by_key(&unwind.start, |code| code.start).map_or(NONE, |at| code[at].func);
        let size = match unwind.framed_at {
            Some(at) => FrameSize::read(image.isa, &sections.text, unwind.start..unwind.start + unwind.len, at)?,
            None => FrameSize::NONE,
        };
        if !size.holds(&unwind.saved) {
            return Err(Error::Object("registers are saved where the prologue pushes none".into()));
        }
        let FrameSize { pushed_bytes, align, frame_bytes } = size;
        let saved_count = unwind.saved.len() as u32;
        let saved = *sets.entry(unwind.saved).or_insert_with_key(|saved| {
            let first = image.saved.len() as u32;
            image.saved.extend(saved.iter().copied());
            first
        });
        image.frames.push(Frame { start: unwind.start, len: unwind.len, func, pushed_bytes, align, frame_bytes, saved, saved_count });
        image.no_frame.extend(unwind.no_frame);
        if let Some(address) = unwind.lsda {
            let table = address.checked_sub(LSDA_AT).and_then(|at| lsda.get(at as usize..));
            let table = table.ok_or_else(|| Error::Object("a table of landing pads out of range".into()))?;
            image.call_sites.extend(call_sites(table, unwind.start)?);
        }
    }
    Ok(())
}

fn read_eh_frame(bytes: &[u8], isa: Isa) -> Result<Vec<Unwind>, Error> {
    let eh_frame = EhFrame::new(bytes, LittleEndian);
    let bases = BaseAddresses::default().set_eh_frame(EH_FRAME_AT).set_text(0);
    let mut context = UnwindContext::new();
    let mut entries = eh_frame.entries(&bases);
    let mut unwinds = Vec::new();
    while let Some(entry) = entries.next()? {
        if let gimli::CieOrFde::Fde(partial) = entry {
            let fde = partial.parse(EhFrame::cie_from_offset)?;
            unwinds.push(read_fde(&fde, &eh_frame, &bases, &mut context, isa)?);
        }
    }
    Ok(unwinds)
}

fn read_fde<'a>(
    fde: &Fde<'a>,
    eh_frame: &EhFrame<Slice<'a>>,
    bases: &BaseAddresses,
    context: &mut UnwindContext<usize>,
    isa: Isa,
) -> Result<Unwind, Error> {
    let (frame_pointer, stack_pointer, return_address) = match isa {
        Isa::X86_64 => (Register(6), Register(7), Register(16)),
        Isa::Aarch64 => (Register(29), Register(31), Register(30)),
        Isa::Riscv64 => (Register(8), Register(2), Register(1)),
    };
    // CFA - frame pointer.
    let mut above = 0;
    let lsda = match fde.lsda() {
        Some(gimli::Pointer::Direct(address)) => Some(address),
        Some(gimli::Pointer::Indirect(_)) => return Err(Error::Object("an indirect table of landing pads".into())),
        None => None,
    };
    let mut unwind = Unwind {
        start: fde.initial_address() as u32,
        len: fde.len() as u32,
        framed_at: None,
        saved: Vec::new(),
        no_frame: Vec::new(),
        lsda,
    };
    let mut rows = fde.rows(eh_frame, bases, context)?;
    while let Some(row) = rows.next_row()? {
        let (start, end) = (row.start_address() as u32, row.end_address() as u32);
        match *row.cfa() {
            CfaRule::RegisterAndOffset { register, offset } if register == stack_pointer => {
                let return_at = match row.register(return_address) {
                    RegisterRule::Offset(at) => (offset + at) as u32,
                    _ => IN_REGISTER,
                };
                unwind.no_frame.push(NoFrame { start, len: end - start, return_at });
            }
            CfaRule::RegisterAndOffset { register, offset } if register == frame_pointer => {
                unwind.framed_at.get_or_insert(start);
                above = offset;
            }
            // While a large frame is touched page by page. A fault there is that of a stack that is used up, and its trace lacks the caller.
            CfaRule::RegisterAndOffset { .. } if unwind.framed_at.is_none() => {}
            _ => return Err(Error::Object("a frame that the unwinder does not know".into())),
        }
        for (register, rule) in row.registers() {
            let RegisterRule::Offset(offset) = *rule else { continue };
            let known = isa.callee_saved().contains(&register.0) && !unwind.saved.iter().any(|s| s.register == u32::from(register.0));
            if known {
                unwind.saved.push(SavedRegister { register: register.0.into(), offset: offset as i32 });
            }
        }
    }
    if unwind.framed_at.is_none() {
        // It calls nothing, so nobody unwinds it.
        unwind.saved.clear();
    }
    for saved in &mut unwind.saved {
        saved.offset += above as i32;
    }
    unwind.saved.sort_by_key(|saved| saved.register);
    Ok(unwind)
}

/// The rows of one function in `.gcc_except_table`: LLVM writes offsets from the function's begin as ULEB128, or for RISC-V as words.
fn call_sites(table: &[u8], start: u32) -> Result<Vec<CallSite>, Error> {
    const OMITTED: u8 = 0xff;
    const ULEB128: u8 = 1;
    const WORDS: u8 = 3;
    let mut reader = Slice::new(table, LittleEndian);
    if reader.read_u8()? != OMITTED {
        return Err(Error::Object("landing pads relative to something else than the function".into()));
    }
    if reader.read_u8()? != OMITTED {
        reader.read_uleb128()?;
    }
    let form = reader.read_u8()?;
    if !matches!(form, ULEB128 | WORDS) {
        return Err(Error::Object("an unknown form of call sites".into()));
    }
    let number = |rows: &mut Slice<'_>| if form == WORDS { rows.read_u32().map(u64::from) } else { rows.read_uleb128() };
    let len = reader.read_uleb128()?;
    let mut rows = reader.split(len as usize)?;
    let mut sites = Vec::new();
    while !rows.is_empty() {
        let (begin, len, pad, _action) = (number(&mut rows)?, number(&mut rows)?, number(&mut rows)?, rows.read_uleb128()?);
        if pad != 0 {
            sites.push(CallSite { start: start + begin as u32, len: len as u32, pad: start + pad as u32 });
        }
    }
    Ok(sites)
}
