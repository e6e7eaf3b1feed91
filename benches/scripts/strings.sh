f() { local a=$1 b=${2#x}; a=${a//o/0}; REPLY=${a^^}$b; }
t=; for ((i=0;i<40000;i++)); do f "foo$i boo" "x$i"; case $REPLY in *99*) t+=${REPLY:2:3};; F0*5) t=${t%??};; esac; done; echo ${#t} ${t:0:20}
