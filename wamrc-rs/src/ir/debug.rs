//! Debug locations: the line of an instruction is the offset of its operator in the Wasm module, so that the object's line table is the
//! map from code to module, through inlining too. The column of a trap is its kind.

use inkwell::context::Context;
use inkwell::debug_info::{
    AsDIScope, DICompileUnit, DIFlags, DIFlagsConstants, DILocation, DISubprogram, DISubroutineType, DWARFEmissionKind,
    DWARFSourceLanguage, DebugInfoBuilder,
};
use inkwell::module::{FlagBehavior, Module as LlvmModule};
use inkwell::values::FunctionValue;

use aot_format::trap::TrapKind;

/// Makes debug locations.
pub(crate) struct Debug<'ctx> {
    context: &'ctx Context,
    builder: DebugInfoBuilder<'ctx>,
    unit: DICompileUnit<'ctx>,
    /// No function's type is described: all share this one.
    ty: DISubroutineType<'ctx>,
    optimised: bool,
}

impl<'ctx> Debug<'ctx> {
    pub(super) fn new(context: &'ctx Context, llvm: &LlvmModule<'ctx>, optimised: bool) -> Self {
        const DWARF_VERSION: u64 = 4;
        let i32_type = context.i32_type();
        llvm.add_basic_value_flag("Debug Info Version", FlagBehavior::Warning, i32_type.const_int(3, false));
        llvm.add_basic_value_flag("Dwarf Version", FlagBehavior::Warning, i32_type.const_int(DWARF_VERSION, false));
        let (builder, unit) = llvm.create_debug_info_builder(
            true,
            DWARFSourceLanguage::C,
            "wasm",
            "",
            "",
            optimised,
            "",
            0,
            "",
            DWARFEmissionKind::LineTablesOnly,
            0,
            true,
            false,
            "",
            "",
        );
        let ty = builder.create_subroutine_type(unit.get_file(), None, &[], DIFlags::PUBLIC);
        Debug { context, builder, unit, ty, optimised }
    }

    /// Gives a function a scope for its locations.
    pub(super) fn function(&self, function: FunctionValue<'ctx>, name: &str, offset: u32) -> DISubprogram<'ctx> {
        let file = self.unit.get_file();
        let scope = self.unit.as_debug_info_scope();
        let local = true;
        let subprogram =
            self.builder.create_function(scope, name, None, file, offset, self.ty, local, true, offset, DIFlags::PUBLIC, self.optimised);
        function.set_subprogram(subprogram);
        subprogram
    }

    /// The location of the operator at this offset of the module.
    pub(super) fn location(&self, subprogram: DISubprogram<'ctx>, offset: u32) -> DILocation<'ctx> {
        self.builder.create_debug_location(self.context, offset, 0, subprogram.as_debug_info_scope(), None)
    }

    /// The location of a trap of this kind, in place of that of the operator.
    pub(crate) fn trap(&self, operator: DILocation<'ctx>, kind: TrapKind) -> DILocation<'ctx> {
        self.builder.create_debug_location(self.context, operator.get_line(), kind as u32, operator.get_scope(), None)
    }

    /// To be called when all functions have their locations.
    pub(super) fn finish(&self) {
        self.builder.finalize();
    }
}
