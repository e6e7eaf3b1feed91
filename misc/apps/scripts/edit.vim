%s/[a-z]/\U&/
g/^$/d
1,2t$
2,3>
sort!
1m$
%p
%w! >> /dev/stdout
q!
