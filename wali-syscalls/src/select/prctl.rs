//! prctl: <https://man7.org/linux/man-pages/man2/prctl.2.html>.

use super::Kind;
use Kind::{Number, Pointer, Refused, String};

/// The options that Linux knows: number, name, arguments 2 to 5.
pub static OPTIONS: &[(u32, &str, [Kind; 4])] = &[
    (1, "PR_SET_PDEATHSIG", NUMBERS),
    (2, "PR_GET_PDEATHSIG", first(Pointer(4))),
    (3, "PR_GET_DUMPABLE", NUMBERS),
    (4, "PR_SET_DUMPABLE", NUMBERS),
    (5, "PR_GET_UNALIGN", first(Pointer(4))),
    (6, "PR_SET_UNALIGN", NUMBERS),
    (7, "PR_GET_KEEPCAPS", NUMBERS),
    (8, "PR_SET_KEEPCAPS", NUMBERS),
    (9, "PR_GET_FPEMU", first(Pointer(4))),
    (11, "PR_GET_FPEXC", first(Pointer(4))),
    (13, "PR_GET_TIMING", NUMBERS),
    (14, "PR_SET_TIMING", NUMBERS),
    (15, "PR_SET_NAME", first(String)),
    (16, "PR_GET_NAME", first(Pointer(16))),
    (19, "PR_GET_ENDIAN", first(Pointer(4))),
    (21, "PR_GET_SECCOMP", NUMBERS),
    (22, "PR_SET_SECCOMP", first(ENGINE)),
    (23, "PR_CAPBSET_READ", NUMBERS),
    (24, "PR_CAPBSET_DROP", NUMBERS),
    (25, "PR_GET_TSC", first(Pointer(4))),
    (26, "PR_SET_TSC", first(ENGINE)),
    (27, "PR_GET_SECUREBITS", NUMBERS),
    (28, "PR_SET_SECUREBITS", NUMBERS),
    (29, "PR_SET_TIMERSLACK", NUMBERS),
    (30, "PR_GET_TIMERSLACK", NUMBERS),
    (31, "PR_TASK_PERF_EVENTS_DISABLE", NUMBERS),
    (32, "PR_TASK_PERF_EVENTS_ENABLE", NUMBERS),
    (33, "PR_MCE_KILL", NUMBERS),
    (34, "PR_MCE_KILL_GET", NUMBERS),
    (35, "PR_SET_MM", first(ENGINE)),
    (36, "PR_SET_CHILD_SUBREAPER", NUMBERS),
    (37, "PR_GET_CHILD_SUBREAPER", first(Pointer(4))),
    (38, "PR_SET_NO_NEW_PRIVS", NUMBERS),
    (39, "PR_GET_NO_NEW_PRIVS", NUMBERS),
    (40, "PR_GET_TID_ADDRESS", first(ENGINE)),
    (41, "PR_SET_THP_DISABLE", NUMBERS),
    (42, "PR_GET_THP_DISABLE", NUMBERS),
    (45, "PR_SET_FP_MODE", NUMBERS),
    (46, "PR_GET_FP_MODE", NUMBERS),
    (47, "PR_CAP_AMBIENT", NUMBERS),
    (50, "PR_SVE_SET_VL", first(ENGINE)),
    (51, "PR_SVE_GET_VL", NUMBERS),
    (52, "PR_GET_SPECULATION_CTRL", NUMBERS),
    (53, "PR_SET_SPECULATION_CTRL", NUMBERS),
    (54, "PR_PAC_RESET_KEYS", first(ENGINE)),
    (55, "PR_SET_TAGGED_ADDR_CTRL", first(ENGINE)),
    (56, "PR_GET_TAGGED_ADDR_CTRL", NUMBERS),
    (57, "PR_SET_IO_FLUSHER", NUMBERS),
    (58, "PR_GET_IO_FLUSHER", NUMBERS),
    (59, "PR_SET_SYSCALL_USER_DISPATCH", first(ENGINE)),
    (60, "PR_PAC_SET_ENABLED_KEYS", first(ENGINE)),
    (61, "PR_PAC_GET_ENABLED_KEYS", NUMBERS),
    (62, "PR_SCHED_CORE", [Number, Number, Number, Pointer(8)]),
    (63, "PR_SME_SET_VL", first(ENGINE)),
    (64, "PR_SME_GET_VL", NUMBERS),
    (65, "PR_SET_MDWE", first(ENGINE)),
    (66, "PR_GET_MDWE", NUMBERS),
    (67, "PR_SET_MEMORY_MERGE", NUMBERS),
    (68, "PR_GET_MEMORY_MERGE", NUMBERS),
    (69, "PR_RISCV_V_SET_CONTROL", first(ENGINE)),
    (71, "PR_RISCV_SET_ICACHE_FLUSH_CTX", first(ENGINE)),
    (0x53564d41, "PR_SET_VMA", first(ENGINE)),
    (0x59616d61, "PR_SET_PTRACER", NUMBERS),
];

const NUMBERS: [Kind; 4] = [Number; 4];

/// Would change the engine's own registers, memory or system calls.
const ENGINE: Kind = Refused(libc::EINVAL);

const fn first(kind: Kind) -> [Kind; 4] {
    [kind, Number, Number, Number]
}

const _: () = {
    let mut i = 1;
    while i < OPTIONS.len() {
        assert!(OPTIONS[i - 1].0 < OPTIONS[i].0);
        i += 1;
    }
};

/// What argument `n`, 2 to 5, is. Options that are not in the table get EINVAL, since a number of the guest's could be an
/// address to the kernel.
pub fn kind(option: u32, n: usize) -> Kind {
    match OPTIONS.binary_search_by_key(&option, |o| o.0) {
        Ok(i) => OPTIONS[i].2[n - 2],
        Err(_) => Refused(libc::EINVAL),
    }
}
