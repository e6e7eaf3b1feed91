declare -A m; a=(); for ((i=0;i<60000;i++)); do k=$(( i*7919 % 10007 )); m[$k]=$(( ${m[$k]:-0} + i )); a+=($k); done
x=0; for k in "${a[@]}"; do ((x = (x + m[$k]) % 65521)); done; echo $x ${#m[@]}
[[ ab12cd =~ ^([a-z]+)([0-9]+) ]] && echo ${BASH_REMATCH[2]}
