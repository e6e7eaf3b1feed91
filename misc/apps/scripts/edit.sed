# For sed -nE: addresses, the hold space, branches, substitutions.
1h
1!G
$!h
3{s/([a-z]+) ([a-z]+)/\2 \1/Igp;=}
/select/I{s//[&]/2;y/abc/xyz/;l 40
}
:again
s/^(.*)  +/\1 /
t again
5,/create/I{
i\
before
a after
p
}
$!{x;s/\n/;/g;x}
${s/\n/\
/g;p}
10q7
