# For busybox sh: variables, functions, loops, arithmetic, pipelines, subshells, here documents, redirections, traps, background jobs,
# and the small tools. Run as: busybox sh shell.sh
set -u
dir=$(mktemp -d /tmp/shell-XXXXXX)
cd "$dir" || exit 1
trap 'cd /; rm -rf "$dir"; echo "trap on exit"' EXIT

echo "arithmetic $((6 * 7)) $((1 << 40)) $((-7 / 2)) $((10 > 9 ? 1 : 2))"
name=value other="two words"
echo "expansion ${name}x ${other#two } ${missing:-default} ${#other} ${other%words}"
fact() { if [ "$1" -le 1 ]; then echo 1; else echo $(($1 * $(fact $(($1 - 1))))); fi; }
echo "recursion by command substitution: $(fact 10)"
for i in 1 2 3; do for j in a b; do printf '%s%s ' $i $j; done; done; echo
i=0; while [ $i -lt 5 ]; do i=$((i + 1)); [ $i = 3 ] && continue; echo "loop $i"; done
case $name in v*) echo "case matched";; *) echo "case failed";; esac

seq 1 1000 | awk '{ s += $1; if ($1 % 3 == 0) t++ } END { print "awk", s, t, substr("abcdef", 2, 3), sprintf("%05.1f", 3.14159) }'
printf 'pear\napple\nfig\napple\n' | sort | uniq -c | sed 's/^ *//; s/apple/APPLE/'
seq 1 100 | grep -E '^[0-9]?7$' | tr '\n' ' '; echo
echo "hello world" | cut -d' ' -f2 | tr a-z A-Z | tee copy | cat
cat copy; wc -c < copy
cat << END
here document: $name \$name $(echo nested)
END
cat << 'END' | head -1
no expansion: $name
second
END

(cd /; exit 3); echo "subshell status $?"
false || echo "or"; true && echo "and"; ! false && echo "not"
echo to-stderr 2>&1 >&2 | cat
{ echo one; echo two >&2; } 2> err > out; cat out err
echo appended >> out; wc -l < out
exec 3< out; read first <&3; read second <&3; exec 3<&-; echo "read $first $second"
sh_status() { return 5; }; sh_status; echo "return $?"

sleep 0.05 & pid=$!
wait $pid; echo "waited $?"
sleep 100 & kill $!; wait $! 2> /dev/null; echo "killed $?"
trap 'echo "got USR1"' USR1; kill -USR1 $$; trap - USR1
timeout 1 sleep 0.01; echo "timeout $?"
yes | head -3 | wc -l

mkdir -p a/b/c; touch a/1 a/b/2 a/b/c/3; ln -s 1 a/link
find a | sort
find a -type f | xargs ls | sort | tr '\n' ' '; echo
seq 1 5000 > numbers
tar cf x.tar a numbers; mkdir t; tar xf x.tar -C t; cmp numbers t/numbers && echo "tar ok"
gzip -c numbers | gunzip -c | cmp - numbers && echo "gzip ok"
bzip2 -c numbers | bunzip2 -c | cmp - numbers && echo "bzip2 ok"
md5sum < numbers; sha256sum < numbers | cut -c1-16
diff numbers t/numbers && echo "no difference"
echo '2^100 / 3' | bc
dd if=numbers bs=7 count=3 2> /dev/null | od -c | head -2
expr 5 + 3 '*' 2; basename /x/y.c .c; dirname /x/y.c
env -i A=1 B=2 env | sort
stat -c '%s %F %a' numbers
eval 'for w in x y; do echo "eval $w"; done'
exit 9
