# For gawk: fields, arrays, functions, regular expressions, formats, sorting, pipes.
function fact(n) { return n <= 1 ? 1 : n * fact(n - 1) }
{ words += NF; for (i = 1; i <= NF; i++) seen[tolower($i)]++ }
/select/ { selects = selects (selects ? "," : "") FNR }
END {
    print NR, words, selects
    n = asorti(seen, sorted, "@val_num_desc")
    top = seen[sorted[1]]; print top, n
    printf "%5.2f|%-6s|%06d|%x|%e|%c\n", 3.14159, "ab", 42, 255, 12345.678, 65
    print fact(20), 2 ^ 53 + 1, substr("hello", 2, 3), index("hello", "l"), length("x" 1.5)
    print gensub(/(a)(b)/, "\\2\\1", "g", "abab"), toupper("mixed"), match("foobar", /o+/, m), m[0], RSTART, RLENGTH
    print strftime("%Y-%m-%d %H:%M:%S", 86400 * 365, 1), mktime("1970 01 02 00 00 00", 1)
    print split("a:b::c", parts, ":"), parts[4], and(12, 10), lshift(1, 40), strtonum("0x1F"), int(-3.7)
    "echo from a pipe" | getline line; print line
    print "b\na\nc" | "sort"; close("sort")
    while (("seq 1 3" | getline x) > 0) sum += x; print sum, log(exp(1)), atan2(0, -1), srand(1), srand()
    print length(sprintf("%1000s", "")), 1e6, 1e-5, 0.1 + 0.2, 100000 * 100000, "10" + 5, 3 " " -1
    switch ("case") { case /^c/: print "regular"; break; default: print "default" }
    delete seen; print length(seen); exit 6
}
