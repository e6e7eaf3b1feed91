//! What the kernel shows of a process as its arguments and environment: `/proc/PID/cmdline` and `/proc/PID/environ`, and with them `ps`.

use std::fs::File;
use std::io::Read;

/// Bytes of `/proc/self/stat`: 52 numbers of at most 20 digits, and a name.
const STAT_BYTES: usize = 2048;
/// The number of the first field of `/proc/self/stat` after the name: see proc_pid_stat(5).
const FIRST_FIELD: usize = 3;

/// `struct prctl_mm_map` of `linux/prctl.h`.
#[repr(C)]
struct Map {
    start_code: u64,
    end_code: u64,
    start_data: u64,
    end_data: u64,
    start_brk: u64,
    brk: u64,
    start_stack: u64,
    arg_start: u64,
    arg_end: u64,
    env_start: u64,
    env_end: u64,
    auxv: u64,
    auxv_size: u32,
    exe_fd: u32,
}

/// Shows `arguments` as those of this process, and `environment` as its environment unless that stays as it is: strings that end with 0
/// bytes, one after the other. Kernels that cannot do that go on with what the process was started with.
///
/// The strings are kept for good. No other thread may allocate memory meanwhile.
pub fn show(arguments: Vec<u8>, environment: Option<Vec<u8>>) {
    let keep = |text: Vec<u8>| text.leak().as_ptr_range();
    let (arguments, environment) = (keep(arguments), environment.map(keep));
    let mut text = [0; STAT_BYTES];
    let length = File::open("/proc/self/stat").and_then(|mut file| file.read(&mut text)).unwrap_or(0);
    let Some(mut map) = parse(&text[..length]) else { return };
    (map.arg_start, map.arg_end) = (arguments.start as u64, arguments.end as u64);
    if let Some(environment) = environment {
        (map.env_start, map.env_end) = (environment.start as u64, environment.end as u64);
    }
    // SAFETY: the break stays where it is, and everything else is what it was, but for the two ranges, which nobody writes to. Only
    // `/proc` looks at them.
    unsafe {
        map.brk = libc::sbrk(0) as u64;
        libc::prctl(libc::PR_SET_MM, libc::PR_SET_MM_MAP, &raw const map, size_of::<Map>(), 0);
    }
}

/// The layout of the process as `/proc/self/stat` tells it. The auxiliary vector and the executable file stay as they are.
fn parse(stat: &[u8]) -> Option<Map> {
    let name_end = stat.iter().rposition(|byte| *byte == b')')?;
    let fields: Vec<&str> = std::str::from_utf8(&stat[name_end + 1..]).ok()?.split_ascii_whitespace().collect();
    let field = |number: usize| fields.get(number - FIRST_FIELD)?.parse().ok();
    Some(Map {
        start_code: field(26)?,
        end_code: field(27)?,
        start_stack: field(28)?,
        start_data: field(45)?,
        end_data: field(46)?,
        start_brk: field(47)?,
        brk: 0,
        arg_start: field(48)?,
        arg_end: field(49)?,
        env_start: field(50)?,
        env_end: field(51)?,
        auxv: 0,
        auxv_size: 0,
        exe_fd: u32::MAX,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_layout_is_read_whatever_the_name() {
        let fields: String = (3..=52).map(|n| format!(" {}", n * 10)).collect();
        let map = parse(format!("1 (a) b ) 7){fields}\n").as_bytes()).unwrap();
        let found = [map.start_code, map.end_code, map.start_stack, map.start_data, map.start_brk, map.arg_start, map.env_end];
        assert_eq!(found, [260, 270, 280, 450, 470, 480, 510]);
        assert!(parse(b"1 (a) R 1 2").is_none() && parse(b"").is_none());
    }

    #[test]
    fn the_kernel_shows_what_it_is_told() {
        show(b"a program\0\0with arguments\0".to_vec(), Some(b"A=1\0B=\0".to_vec()));
        let read = |name: &str| std::fs::read(format!("/proc/self/{name}")).unwrap();
        assert_eq!(read("cmdline"), b"a program\0\0with arguments\0");
        assert_eq!(read("environ"), b"A=1\0B=\0");
        // The break still works.
        drop((0..100).map(|_| vec![1u8; 100_000]).collect::<Vec<_>>());
    }
}
