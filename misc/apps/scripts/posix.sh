# For dash: what a POSIX shell does by itself, with other programs in pipelines. Exit status 3.
set -u
dir=$(mktemp -d /tmp/posix-XXXXXX); cd "$dir" || exit 1
trap 'cd /; rm -rf "$dir"; echo "trap on exit"' EXIT

f() { return 7; }
f || echo "return $?"
(exit 4); echo "subshell $?"
x=$(echo one; echo two); echo "$x"
nested=$(echo $(echo $(echo deep))); echo "$nested"
trap 'echo "got USR1"' USR1; kill -USR1 $$; trap - USR1
trap '' TERM; kill -TERM $$; echo "TERM ignored"; trap - TERM
cat << END
here $x $((6 * 7)) \$x
END
cat <<- 'END' | tr a-z A-Z
	no $x
	END
(sleep 0.1; exit 5) & p=$!
wait $p; echo "waited $?"
sleep 60 & kill $!; wait $! 2> /dev/null; echo "killed $?"
for i in 1 2 3; do (exit $i) & done; wait; echo "all done $?"
seq 1 5 | while read -r i; do printf '%s ' "$i"; done; echo
seq 1 20000 | sort -rn | head -2
seq 1 3000 | cat | cat | wc -l | tr -d ' '
(set -e; false; echo no); echo "set -e $?"
(set -e; if false; then :; fi; false || true; echo yes); echo "set -e $?"
name=archive.tar.gz; echo "${name%%.*} ${name#*.} ${name%.gz} ${#name} ${missing:-default} ${name:+set}"
IFS=:; set -- a:b c; echo $1 $#; for w in $1; do echo "w $w"; done; IFS=' '
case $name in *.zip) echo zip ;; *.gz) echo gz ;; esac
i=0; while :; do i=$((i + 1)); [ $i -ge 4 ] && break; [ $i = 2 ] && continue; echo "loop $i"; done
echo text > file; { echo more; echo err >&2; } >> file 2> err; cat file err
exec 3< file; read -r a <&3; read -r b <&3; exec 3<&-; echo "$a $b"
echo "to stderr" 2>&1 >&2 | cat
ls missing 2> /dev/null || echo "ls failed"
nosuchprogram 2> /dev/null; echo "not found $?"
eval 'echo "eval $name"'; command -v cd; type true > /dev/null && echo typed
env VAR=inherited sh -c 'echo "$VAR $0 $1"' zero one
printf '%05d %x %s %c\n' 42 255 str char
umask 027; touch masked; stat -c %a masked
(cd /; pwd); OLD=$PWD; [ "$OLD" = "$dir" ] && echo same
kill -0 $$ && echo alive
sh -c 'kill -KILL $$'; echo "by signal $?"
getopts ab: o -b value && echo "$o $OPTARG"
exit 3
