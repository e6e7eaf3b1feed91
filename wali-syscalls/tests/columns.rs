//! Holds each row's Wasm signature and numbers against a list that was written down independently of the table.

use std::collections::BTreeMap;
use wali_syscalls::row::ROWS;

fn number(nr: Option<u32>) -> String {
    nr.map_or("-".into(), |n| n.to_string())
}

#[test]
fn every_row_equals_the_specification_and_none_is_missing() {
    let mut rows = BTreeMap::new();
    for row in ROWS {
        for (i, name) in std::iter::once(&row.name).chain(row.aliases).enumerate() {
            // `fstatat` is a name of the specification's without numbers of its own.
            let of = |nr| if i == 0 { number(nr) } else { "-".into() };
            let columns = [row.letters(), of(row.x86_64), of(row.aarch64), of(row.riscv64)];
            assert!(rows.insert(*name, columns).is_none(), "{name} appears twice");
        }
    }
    let mut expected = 0;
    for line in include_str!("columns.txt").lines().filter(|l| !l.starts_with('#')) {
        let columns: Vec<&str> = line.split(' ').collect();
        assert_eq!(rows.get(columns[0]).map(|r| r.each_ref().map(String::as_str)), columns[1..].try_into().ok(), "{line}");
        expected += 1;
    }
    assert_eq!(expected, rows.len() - 1, "`fadvise64` is the only name of ours that the specification lacks");
}
