//! Wrappers of direct host functions that escape: code of convention `CONV`.

use inkwell::module::Linkage;

use super::function::FunctionTranslator;
use super::{Build, Translator};

impl Translator<'_, '_> {
    /// Defines the wrapper of an imported function.
    pub(super) fn wrap_import(&self, import: u32) -> Build<()> {
        let ty = self.module.func_type(import);
        let function = self.add_function(&super::function_symbol(import), self.abi.function_type(ty), Linkage::External);
        let mut f = FunctionTranslator::new(self, function, ty);
        let args = f.params()?;
        let results: Vec<_> = f.call_host(import, ty, &args)?.into_iter().collect();
        f.build_return(&results)
    }
}
