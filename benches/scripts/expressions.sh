s=0; for ((i=0;i<300000;i++)); do s=$(( (s*31 + i) % 1000003 )); done; echo $s
