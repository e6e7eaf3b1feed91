# For bash: what it has beyond POSIX. Exit status 3.
set -u
shopt -s extglob nullglob
x=$(echo one; echo two); echo "$x $(echo $(echo nested))"
trap 'echo "got USR1"' USR1; kill -USR1 $$; trap - USR1
cat << END
here $x $((6 * 7))
END
(sleep 0.2; exit 5) & p=$!; wait $p; echo "waited $?"
sh -c 'kill -KILL $$'; echo "by signal $?"
(set -e; false; echo no); echo "set -e $?"
seq 1 3000 | cat | while read -r i; do ((i % 1000)) || echo "$i"; done
declare -A map=([a]=1 [b]=2); for k in "${!map[@]}"; do echo "$k=${map[$k]}"; done | sort
list=(x y 'z z'); echo "${list[@]:1}" "${#list[@]}"; list+=(w); unset 'list[0]'; echo "${!list[@]}"
[[ abc =~ ^a(.)c$ ]] && echo "${BASH_REMATCH[1]}"
printf '%s ' {1..3}{a,b} {10..0..5}; echo
read -r line < <(echo process substitution); echo "$line"
diff <(seq 3) <(seq 4) | tail -1
echo "$BASHPID" | grep -qx "$$" || echo "subshells have their own BASHPID"
f() { local v=inner; echo "${FUNCNAME[0]} $v"; return 9; }; v=outer; f; echo "$? $v"
case foo.tar in *.@(tar|gz)) echo extglob ;; esac
mapfile -t lines < <(printf '%s\n' l1 l2 l3); echo "${#lines[@]} ${lines[1]}"
printf -v padded '%04d' 7; echo "$padded ${padded^^} $((16#ff)) $((2 ** 40))"
s=hello; echo "${s^} ${s/l/L} ${s//l/L} ${s:1:3} ${s: -2}"
set -o pipefail; false | true; echo "pipefail $?"; set +o pipefail; false | true; echo "${PIPESTATUS[@]}"
coproc cat; echo through >&"${COPROC[1]}"; read -r reply <&"${COPROC[0]}"; echo "$reply"; eval "exec ${COPROC[1]}>&-"; wait; echo "coproc $?"
trap 'echo "debug: $BASH_COMMAND"' DEBUG; true; trap - DEBUG
trap 'echo "error on line"' ERR; false; trap - ERR
(trap 'echo child exit' EXIT; exit 2); echo $?
exec {fd}< /dev/null; [ "$fd" -ge 10 ] && echo descriptor; exec {fd}<&-
select_me() { PS3='? '; select c in one two; do echo "chose $c"; break; done; }; select_me <<< 2 2> /dev/null
for ((i = 0; i < 3; i++)); do ((i == 1)) && continue; echo -n "$i "; done; echo
time -p true 2> /dev/null; echo "BASH_VERSINFO ${BASH_VERSINFO[0]}"
sleep 0.2 & sleep 0.1 & wait -n; echo "first of two $?"; wait
declare -n ref=s; ref=changed; echo "$s ${ref@Q}"
exit 3
