
s.o:     file format elf64-x86-64


Disassembly of section .text:

0000000000000000 <f19>:
       0:	push   %rbp
       1:	mov    %rsp,%rbp
       4:	push   %r15
       6:	push   %r14
       8:	push   %rbx
       9:	push   %rax
       a:	mov    %rdi,%rbx
       d:	cmp    %rbp,0x8(%rdi)
      11:	ja     10c <f19+0x10c>
      17:	mov    $0x1,%ecx
      1c:	xor    %eax,%eax
      1e:	lock cmpxchg %ecx,0x1610f4(%rsi)
      26:	test   %eax,%eax
      28:	je     4e <f19+0x4e>
      2a:	cmp    $0x1,%eax
      2d:	jne    e7 <f19+0xe7>
      33:	mov    $0x1610f4,%edx
      38:	mov    $0xffffffffffffffff,%r8
      3f:	mov    %rbx,%rdi
      42:	xor    %esi,%esi
      44:	call   49 <f19+0x49>
      49:	jmp    e7 <f19+0xe7>
      4e:	mov    $0x100000,%ecx
      53:	mov    $0x100,%r9d
      59:	mov    %rsi,%r14
      5c:	movl   $0x100000,0x4110(%rbx)
      66:	mov    %rbx,%rdi
      69:	xor    %esi,%esi
      6b:	xor    %edx,%edx
      6d:	xor    %r8d,%r8d
      70:	call   75 <f19+0x75>
      75:	mov    $0x100100,%ecx
      7a:	mov    $0x1,%edx
      7f:	mov    $0xab0,%r9d
      85:	mov    %rbx,%rdi
      88:	xor    %esi,%esi
      8a:	xor    %r8d,%r8d
      8d:	call   92 <f19+0x92>
      92:	mov    $0x100bb0,%ecx
      97:	mov    $0x2,%edx
      9c:	mov    $0xc4,%r9d
      a2:	mov    $0x2,%r15d
      a8:	mov    %rbx,%rdi
      ab:	xor    %esi,%esi
      ad:	xor    %r8d,%r8d
      b0:	call   b5 <f19+0xb5>
      b5:	mov    $0x100c80,%edx
      ba:	mov    $0x60474,%r8d
      c0:	mov    %rbx,%rdi
      c3:	xor    %esi,%esi
      c5:	xor    %ecx,%ecx
      c7:	call   cc <f19+0xcc>
      cc:	xchg   %r15d,0x1610f4(%r14)
      d3:	mov    $0x1610f4,%edx
      d8:	mov    $0xffffffff,%ecx
      dd:	mov    %rbx,%rdi
      e0:	xor    %esi,%esi
      e2:	call   e7 <f19+0xe7>
      e7:	mov    $0x1,%esi
      ec:	mov    %rbx,%rdi
      ef:	call   f4 <f19+0xf4>
      f4:	mov    $0x2,%esi
      f9:	mov    %rbx,%rdi
      fc:	call   101 <f19+0x101>
     101:	add    $0x8,%rsp
     105:	pop    %rbx
     106:	pop    %r14
     108:	pop    %r15
     10a:	pop    %rbp
     10b:	ret
     10c:	mov    $0xd,%esi
     111:	mov    %rbx,%rdi
     114:	call   119 <f19+0x119>
     119:	nopl   0x0(%rax)

0000000000000120 <f20>:
     120:	push   %rbp
     121:	mov    %rsp,%rbp
     124:	push   %r15
     126:	push   %r14
     128:	push   %rbx
     129:	push   %rax
     12a:	mov    %rdi,%rbx
     12d:	cmp    %rbp,0x8(%rdi)
     131:	jbe    140 <f20+0x20>
     133:	mov    $0xd,%esi
     138:	mov    %rbx,%rdi
     13b:	call   140 <f20+0x20>
     140:	mov    %rbx,%rdi
     143:	mov    %rsi,%r14
     146:	call   *0x4160(%rbx)
     14c:	cmpl   $0x0,0x10(%rbx)
     150:	mov    %rax,%r15
     153:	je     15d <f20+0x3d>
     155:	mov    %rbx,%rdi
     158:	call   15d <f20+0x3d>
     15d:	test   %r15d,%r15d
     160:	jne    1af <f20+0x8f>
     162:	movl   $0x1000,0x160cb8(%r14)
     16d:	movl   $0x100bc0,0x160ca4(%r14)
     178:	mov    %rbx,%rdi
     17b:	mov    %r14,%rsi
     17e:	call   1c0 <f22>
     183:	mov    %rbx,%rdi
     186:	mov    %r14,%rsi
     189:	call   2e0 <f25>
     18e:	mov    %rbx,%rdi
     191:	mov    %r14,%rsi
     194:	call   25a0 <f26>
     199:	mov    %rbx,%rdi
     19c:	mov    %r14,%rsi
     19f:	call   2840 <f27>
     1a4:	mov    %rbx,%rdi
     1a7:	mov    %r14,%rsi
     1aa:	call   1af <f20+0x8f>
     1af:	mov    %rbx,%rdi
     1b2:	mov    %r15d,%esi
     1b5:	call   280 <f28>
     1ba:	nopw   0x0(%rax,%rax,1)

00000000000001c0 <f22>:
     1c0:	push   %rbp
     1c1:	mov    %rsp,%rbp
     1c4:	push   %r15
     1c6:	push   %r14
     1c8:	push   %rbx
     1c9:	push   %rax
     1ca:	mov    %rdi,%r14
     1cd:	cmp    %rbp,0x8(%rdi)
     1d1:	ja     267 <f22+0xa7>
     1d7:	mov    0x4110(%r14),%r15d
     1de:	mov    %rsi,%rbx
     1e1:	mov    %r14,%rdi
     1e4:	movl   $0x2,0x20(%rsi,%r15,1)
     1ed:	mov    %r15d,(%rsi,%r15,1)
     1f1:	mov    $0x160c80,%esi
     1f6:	call   *0x4170(%r14)
     1fd:	cmpl   $0x0,0x10(%r14)
     202:	jne    257 <f22+0x97>
     204:	lea    0x50(%r15),%esi
     208:	movabs $0x10000000100000,%rdx
     212:	movabs $0x1000000110,%rcx
     21c:	movl   $0x160cbc,0x70(%rbx,%r15,1)
     225:	mov    %eax,0x18(%rbx,%r15,1)
     22a:	mov    %esi,0x50(%rbx,%r15,1)
     22f:	mov    %rdx,0x34(%rbx,%r15,1)
     234:	movb   $0x1,0x160c9c(%rbx)
     23b:	mov    %rcx,0x160cac(%rbx)
     242:	mov    %r15d,0xc(%rbx,%r15,1)
     247:	mov    %r15d,0x8(%rbx,%r15,1)
     24c:	add    $0x8,%rsp
     250:	pop    %rbx
     251:	pop    %r14
     253:	pop    %r15
     255:	pop    %rbp
     256:	ret
     257:	mov    %r14,%rdi
     25a:	mov    %rax,%r14
     25d:	call   262 <f22+0xa2>
     262:	mov    %r14,%rax
     265:	jmp    204 <f22+0x44>
     267:	mov    $0xd,%esi
     26c:	mov    %r14,%rdi
     26f:	call   274 <f22+0xb4>
     274:	data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000000280 <f28>:
     280:	push   %rbp
     281:	mov    %rsp,%rbp
     284:	push   %r15
     286:	push   %r14
     288:	push   %rbx
     289:	push   %rax
     28a:	mov    %rdi,%rbx
     28d:	cmp    %rbp,0x8(%rdi)
     291:	ja     2d3 <f28+0x53>
     293:	mov    %esi,%r14d
     296:	mov    %rbx,%rdi
     299:	mov    %r14,%rsi
     29c:	call   *0x4220(%rbx)
     2a2:	cmpl   $0x0,0x10(%rbx)
     2a6:	jne    2c9 <f28+0x49>
     2a8:	mov    0x4230(%rbx),%r15
     2af:	nop
     2b0:	mov    %rbx,%rdi
     2b3:	mov    %r14,%rsi
     2b6:	call   *%r15
     2b9:	cmpl   $0x0,0x10(%rbx)
     2bd:	je     2b0 <f28+0x30>
     2bf:	mov    %rbx,%rdi
     2c2:	call   2c7 <f28+0x47>
     2c7:	jmp    2b0 <f28+0x30>
     2c9:	mov    %rbx,%rdi
     2cc:	call   2d1 <f28+0x51>
     2d1:	jmp    2a8 <f28+0x28>
     2d3:	mov    $0xd,%esi
     2d8:	mov    %rbx,%rdi
     2db:	call   2e0 <f25>

00000000000002e0 <f25>:
     2e0:	push   %rbp
     2e1:	mov    %rsp,%rbp
     2e4:	push   %r15
     2e6:	push   %r14
     2e8:	push   %r13
     2ea:	push   %r12
     2ec:	push   %rbx
     2ed:	and    $0xffffffffffffffc0,%rsp
     2f1:	sub    $0x240,%rsp
     2f8:	mov    %rdi,%rbx
     2fb:	cmp    %rbp,0x8(%rdi)
     2ff:	ja     2591 <f25+0x22b1>
     305:	mov    0x4100(%rbx),%r13d
     30c:	mov    $0x1000,%edx
     311:	mov    %rsi,%r14
     314:	mov    %rbx,%rdi
     317:	lea    -0x1090(%r13),%r12d
     31e:	mov    %r12d,0x4100(%rbx)
     325:	movl   $0x160c90,0x160c84(%rsi)
     32f:	mov    %r12,%rsi
     332:	call   *0x4180(%rbx)
     338:	cmpl   $0x0,0x10(%rbx)
     33c:	mov    %rbx,0x8(%rsp)
     341:	jne    727 <f25+0x447>
     347:	cmp    $0x1,%eax
     34a:	jne    a9e <f25+0x7be>
     350:	cmpb   $0x0,(%r14,%r12,1)
     355:	je     a9e <f25+0x7be>
     35b:	mov    $0x88000,%edx
     360:	mov    %rbx,%rdi
     363:	mov    %r12,%rsi
     366:	xor    %ecx,%ecx
     368:	call   *0x4190(%rbx)
     36e:	cmpl   $0x0,0x10(%rbx)
     372:	mov    %rax,%r15
     375:	jne    b58 <f25+0x878>
     37b:	test   %r15d,%r15d
     37e:	js     a9e <f25+0x7be>
     384:	and    $0x7fffffff,%r15d
     38b:	lea    -0x90(%r13),%edx
     392:	mov    %rbx,%rdi
     395:	mov    %r15,%rsi
     398:	call   *0x41a0(%rbx)
     39e:	cmpl   $0x0,0x10(%rbx)
     3a2:	jne    b6e <f25+0x88e>
     3a8:	mov    0x1030(%r14,%r12,1),%rcx
     3b0:	mov    %r14,0x38(%rsp)
     3b5:	mov    0x41b0(%rbx),%r14
     3bc:	mov    %r13,0x30(%rsp)
     3c1:	mov    $0x1000,%edx
     3c6:	mov    $0x22,%r8d
     3cc:	mov    $0xffffffff,%r9d
     3d2:	movq   $0x0,(%rsp)
     3da:	mov    %rbx,%rdi
     3dd:	lea    0x1(%rcx),%r13d
     3e1:	dec    %rcx
     3e4:	mov    %r14,0x28(%rsp)
     3e9:	cmp    $0x7ffffffe,%rcx
     3f0:	mov    $0x3,%ecx
     3f5:	cmovae %edx,%r13d
     3f9:	test   %rax,%rax
     3fc:	cmovne %edx,%r13d
     400:	xor    %esi,%esi
     402:	mov    %r13,%rdx
     405:	call   *%r14
     408:	cmpl   $0x0,0x10(%rbx)
     40c:	jne    b86 <f25+0x8a6>
     412:	cmp    $0xfffffffffffff000,%rax
     418:	ja     2026 <f25+0x1d46>
     41e:	mov    0x41d0(%rbx),%rcx
     425:	mov    0x41c0(%rbx),%r14
     42c:	mov    %rcx,0x80(%rsp)
     434:	xor    %ecx,%ecx
     436:	lea    -0x1(%r13),%edx
     43a:	mov    %r13,0x40(%rsp)
     43f:	mov    %rax,0x18(%rsp)
     444:	mov    %edx,0xc0(%rsp)
     44b:	nopl   0x0(%rax,%rax,1)
     450:	mov    %edx,%r13d
     453:	lea    (%rcx,%rax,1),%edx
     456:	sub    %ecx,%r13d
     459:	mov    %rcx,0x10(%rsp)
     45e:	mov    %rdx,0x20(%rsp)
     463:	jmp    47b <f25+0x19b>
     465:	data16 cs nopw 0x0(%rax,%rax,1)
     470:	mov    0x20(%rsp),%rdx
     475:	cmp    $0xfffffffffffffffc,%r12
     479:	jne    4b0 <f25+0x1d0>
     47b:	mov    0x8(%rsp),%rbx
     480:	mov    %r15,%rsi
     483:	mov    %r13,%rcx
     486:	mov    %rbx,%rdi
     489:	call   *%r14
     48c:	cmpl   $0x0,0x10(%rbx)
     490:	mov    %rax,%r12
     493:	je     470 <f25+0x190>
     495:	mov    0x8(%rsp),%rdi
     49a:	call   49f <f25+0x1bf>
     49f:	jmp    470 <f25+0x190>
     4a1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
     4b0:	test   %r12,%r12
     4b3:	jle    5b2 <f25+0x2d2>
     4b9:	mov    0x10(%rsp),%rcx
     4be:	mov    0xc0(%rsp),%edx
     4c5:	mov    0x18(%rsp),%rax
     4ca:	add    %r12d,%ecx
     4cd:	cmp    %edx,%ecx
     4cf:	jb     450 <f25+0x170>
     4d5:	mov    0x40(%rsp),%rax
     4da:	mov    0x8(%rsp),%rbx
     4df:	mov    %rcx,0x10(%rsp)
     4e4:	mov    $0x3,%ecx
     4e9:	mov    $0x22,%r8d
     4ef:	mov    $0xffffffff,%r9d
     4f5:	movq   $0x0,(%rsp)
     4fd:	xor    %esi,%esi
     4ff:	lea    (%rax,%rax,1),%edx
     502:	mov    %rbx,%rdi
     505:	mov    %rdx,0x20(%rsp)
     50a:	call   *0x28(%rsp)
     50e:	cmpl   $0x0,0x10(%rbx)
     512:	mov    %rax,%r12
     515:	jne    592 <f25+0x2b2>
     517:	mov    0x18(%rsp),%rax
     51c:	mov    0x10(%rsp),%rcx
     521:	cmp    $0xfffffffffffff000,%r12
     528:	ja     2026 <f25+0x1d46>
     52e:	test   %ecx,%ecx
     530:	je     54c <f25+0x26c>
     532:	mov    %ecx,%r9d
     535:	mov    %eax,%r13d
     538:	mov    %r12d,%ecx
     53b:	mov    %rbx,%rdi
     53e:	xor    %esi,%esi
     540:	xor    %edx,%edx
     542:	mov    %r13,%r8
     545:	call   54a <f25+0x26a>
     54a:	jmp    54f <f25+0x26f>
     54c:	mov    %eax,%r13d
     54f:	mov    0x40(%rsp),%edx
     553:	mov    %rbx,%rdi
     556:	mov    %r13,%rsi
     559:	call   *0x80(%rsp)
     560:	cmpl   $0x0,0x10(%rbx)
     564:	mov    0x20(%rsp),%rdx
     569:	mov    0x10(%rsp),%rcx
     56e:	mov    %r12,%rax
     571:	mov    %edx,%r13d
     574:	je     436 <f25+0x156>
     57a:	mov    %rbx,%rdi
     57d:	mov    %rdx,%r13
     580:	call   585 <f25+0x2a5>
     585:	mov    0x10(%rsp),%rcx
     58a:	mov    %r12,%rax
     58d:	jmp    436 <f25+0x156>
     592:	mov    %rbx,%rdi
     595:	call   59a <f25+0x2ba>
     59a:	mov    0x18(%rsp),%rax
     59f:	mov    0x10(%rsp),%rcx
     5a4:	cmp    $0xfffffffffffff000,%r12
     5ab:	jbe    52e <f25+0x24e>
     5ad:	jmp    2026 <f25+0x1d46>
     5b2:	mov    0x8(%rsp),%rbx
     5b7:	mov    %r15,%rsi
     5ba:	mov    %rbx,%rdi
     5bd:	call   *0x41e0(%rbx)
     5c3:	cmpl   $0x0,0x10(%rbx)
     5c7:	mov    0x30(%rsp),%r13
     5cc:	jne    ba5 <f25+0x8c5>
     5d2:	mov    0x10(%rsp),%rcx
     5d7:	mov    0x38(%rsp),%r14
     5dc:	mov    0x18(%rsp),%rsi
     5e1:	test   %ecx,%ecx
     5e3:	je     a9e <f25+0x7be>
     5e9:	test   %esi,%esi
     5eb:	je     a9e <f25+0x7be>
     5f1:	xor    %r15d,%r15d
     5f4:	mov    %r14,%rdi
     5f7:	xor    %edx,%edx
     5f9:	call   3ce0 <f59>
     5fe:	mov    0x10(%rsp),%r11
     603:	mov    0x18(%rsp),%r10
     608:	test   %eax,%eax
     60a:	mov    $0xa,%r13d
     610:	mov    $0x1,%r9d
     616:	cmovne %r15d,%r13d
     61a:	mov    %r11d,%eax
     61d:	and    $0x3,%eax
     620:	cmp    $0x4,%r11d
     624:	jb     6b6 <f25+0x3d6>
     62a:	mov    %r11d,%r15d
     62d:	and    $0xfffffffc,%r15d
     631:	mov    $0x1,%r9d
     637:	lea    -0x4(%r15),%rsi
     63b:	cmp    $0x3c,%rsi
     63f:	jae    ab4 <f25+0x7d4>
     645:	xor    %r8d,%r8d
     648:	nopl   0x0(%rax,%rax,1)
     650:	lea    (%r10,%r8,1),%ecx
     654:	xor    %edx,%edx
     656:	movzbl (%r14,%rcx,1),%ecx
     65b:	cmp    %ecx,%r13d
     65e:	lea    0x1(%r10,%r8,1),%ecx
     663:	sete   %dl
     666:	xor    %esi,%esi
     668:	movzbl (%r14,%rcx,1),%ecx
     66d:	add    %r9d,%edx
     670:	cmp    %ecx,%r13d
     673:	lea    0x2(%r10,%r8,1),%ecx
     678:	sete   %sil
     67c:	movzbl (%r14,%rcx,1),%ecx
     681:	add    %edx,%esi
     683:	xor    %edx,%edx
     685:	cmp    %ecx,%r13d
     688:	lea    0x3(%r10,%r8,1),%ecx
     68d:	sete   %dl
     690:	xor    %r9d,%r9d
     693:	movzbl (%r14,%rcx,1),%ecx
     698:	cmp    %ecx,%r13d
     69b:	sete   %r9b
     69f:	add    $0x4,%r8
     6a3:	add    %edx,%r9d
     6a6:	add    %esi,%r9d
     6a9:	cmp    %r8,%r15
     6ac:	jne    650 <f25+0x370>
     6ae:	test   %eax,%eax
     6b0:	je     840 <f25+0x560>
     6b6:	add    %r10d,%r15d
     6b9:	cmp    $0x2,%eax
     6bc:	jb     748 <f25+0x468>
     6c2:	mov    %eax,%ecx
     6c4:	neg    %ecx
     6c6:	cmp    %ecx,%r15d
     6c9:	ja     748 <f25+0x468>
     6cf:	mov    %r11d,%edx
     6d2:	and    $0x2,%edx
     6d5:	and    $0x1,%r11d
     6d9:	vmovd  %r9d,%xmm0
     6de:	vpbroadcastd %r13d,%xmm1
     6e4:	lea    (%r15,%rdx,1),%ecx
     6e8:	mov    %edx,%esi
     6ea:	nopw   0x0(%rax,%rax,1)
     6f0:	mov    %r15d,%edi
     6f3:	vmovw  (%r14,%rdi,1),%xmm2
     6fa:	add    $0x2,%r15d
     6fe:	add    $0xfffffffe,%esi
     701:	vpmovzxbd %xmm2,%xmm2
     706:	vpcmpeqd %xmm2,%xmm1,%xmm2
     70a:	vpsubd %xmm2,%xmm0,%xmm0
     70e:	jne    6f0 <f25+0x410>
     710:	vpshufd $0x55,%xmm0,%xmm1
     715:	vpaddd %xmm1,%xmm0,%xmm0
     719:	vmovd  %xmm0,%r9d
     71e:	cmp    %edx,%eax
     720:	jne    74e <f25+0x46e>
     722:	jmp    840 <f25+0x560>
     727:	mov    %rbx,%rdi
     72a:	mov    %rax,%rbx
     72d:	call   732 <f25+0x452>
     732:	mov    %rbx,%rax
     735:	mov    0x8(%rsp),%rbx
     73a:	cmp    $0x1,%eax
     73d:	je     350 <f25+0x70>
     743:	jmp    a9e <f25+0x7be>
     748:	mov    %r15d,%ecx
     74b:	mov    %eax,%r11d
     74e:	mov    %r11d,%eax
     751:	sub    $0x1,%eax
     754:	jb     77a <f25+0x49a>
     756:	cs nopw 0x0(%rax,%rax,1)
     760:	mov    %ecx,%edx
     762:	movzbl (%r14,%rdx,1),%edx
     767:	xor    %esi,%esi
     769:	cmp    %edx,%r13d
     76c:	sete   %sil
     770:	inc    %ecx
     772:	add    %esi,%r9d
     775:	dec    %r11d
     778:	jne    760 <f25+0x480>
     77a:	cmp    $0x7,%eax
     77d:	jb     840 <f25+0x560>
     783:	xor    %eax,%eax
     785:	data16 cs nopw 0x0(%rax,%rax,1)
     790:	lea    (%rcx,%rax,1),%edx
     793:	xor    %esi,%esi
     795:	movzbl (%r14,%rdx,1),%edx
     79a:	cmp    %edx,%r13d
     79d:	lea    0x1(%rcx,%rax,1),%edx
     7a1:	sete   %sil
     7a5:	xor    %edi,%edi
     7a7:	movzbl (%r14,%rdx,1),%edx
     7ac:	add    %r9d,%esi
     7af:	cmp    %edx,%r13d
     7b2:	lea    0x2(%rcx,%rax,1),%edx
     7b6:	sete   %dil
     7ba:	movzbl (%r14,%rdx,1),%edx
     7bf:	add    %esi,%edi
     7c1:	xor    %esi,%esi
     7c3:	cmp    %edx,%r13d
     7c6:	lea    0x3(%rcx,%rax,1),%edx
     7ca:	sete   %sil
     7ce:	movzbl (%r14,%rdx,1),%r8d
     7d3:	xor    %edx,%edx
     7d5:	cmp    %r8d,%r13d
     7d8:	sete   %dl
     7db:	add    %esi,%edx
     7dd:	lea    0x4(%rcx,%rax,1),%esi
     7e1:	add    %edi,%edx
     7e3:	xor    %edi,%edi
     7e5:	movzbl (%r14,%rsi,1),%esi
     7ea:	cmp    %esi,%r13d
     7ed:	lea    0x5(%rcx,%rax,1),%esi
     7f1:	sete   %dil
     7f5:	xor    %r8d,%r8d
     7f8:	movzbl (%r14,%rsi,1),%esi
     7fd:	cmp    %esi,%r13d
     800:	lea    0x6(%rcx,%rax,1),%esi
     804:	sete   %r8b
     808:	movzbl (%r14,%rsi,1),%esi
     80d:	add    %edi,%r8d
     810:	xor    %edi,%edi
     812:	cmp    %esi,%r13d
     815:	sete   %dil
     819:	xor    %r9d,%r9d
     81c:	add    %r8d,%edi
     81f:	add    %edx,%edi
     821:	lea    0x7(%rcx,%rax,1),%edx
     825:	movzbl (%r14,%rdx,1),%edx
     82a:	cmp    %edx,%r13d
     82d:	sete   %r9b
     831:	add    $0x8,%eax
     834:	add    %edi,%r9d
     837:	cmp    %eax,%r11d
     83a:	jne    790 <f25+0x4b0>
     840:	lea    0x4(,%r9,4),%edx
     848:	mov    $0x3,%ecx
     84d:	mov    $0x22,%r8d
     853:	mov    $0xffffffff,%r9d
     859:	movq   $0x0,(%rsp)
     861:	mov    %rbx,%rdi
     864:	xor    %esi,%esi
     866:	vzeroupper
     869:	call   *0x28(%rsp)
     86d:	cmpl   $0x0,0x10(%rbx)
     871:	jne    2002 <f25+0x1d22>
     877:	mov    0x18(%rsp),%r15
     87c:	mov    %rax,0x8(%rsp)
     881:	cmp    $0xfffffffffffff000,%rax
     887:	ja     2026 <f25+0x1d46>
     88d:	mov    0x38(%rsp),%r14
     892:	mov    0x20(%rsp),%rdi
     897:	xor    %r12d,%r12d
     89a:	jmp    8d4 <f25+0x5f4>
     89c:	mov    0x20(%rsp),%rdi
     8a1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
     8b0:	mov    0x8(%rsp),%rcx
     8b5:	lea    (%rcx,%rdx,4),%ecx
     8b8:	mov    %r15d,(%r14,%rcx,1)
     8bc:	xor    %ecx,%ecx
     8be:	cmp    %r12d,%edx
     8c1:	sete   %cl
     8c4:	add    %ecx,%r12d
     8c7:	inc    %eax
     8c9:	mov    %eax,%r15d
     8cc:	cmp    %edi,%eax
     8ce:	jae    a8d <f25+0x7ad>
     8d4:	mov    %edi,%ecx
     8d6:	sub    %r15d,%ecx
     8d9:	mov    %r14,%rdi
     8dc:	mov    %r15d,%esi
     8df:	mov    %r13d,%edx
     8e2:	call   3ce0 <f59>
     8e7:	mov    0x20(%rsp),%rdi
     8ec:	test   %eax,%eax
     8ee:	mov    %r15d,%ecx
     8f1:	cmove  %edi,%eax
     8f4:	movb   $0x0,(%r14,%rax,1)
     8f9:	test   $0x3,%r15b
     8fd:	je     980 <f25+0x6a0>
     903:	mov    %r15d,%ecx
     906:	movzbl (%r14,%rcx,1),%edx
     90b:	mov    %r15d,%ecx
     90e:	test   %edx,%edx
     910:	je     9e4 <f25+0x704>
     916:	cmp    $0x3d,%edx
     919:	je     9e4 <f25+0x704>
     91f:	lea    0x1(%r15),%ecx
     923:	test   $0x3,%cl
     926:	je     980 <f25+0x6a0>
     928:	mov    %ecx,%edx
     92a:	movzbl (%r14,%rdx,1),%edx
     92f:	test   %edx,%edx
     931:	je     9e4 <f25+0x704>
     937:	cmp    $0x3d,%edx
     93a:	je     9e4 <f25+0x704>
     940:	lea    0x2(%r15),%ecx
     944:	test   $0x3,%cl
     947:	je     980 <f25+0x6a0>
     949:	mov    %ecx,%edx
     94b:	movzbl (%r14,%rdx,1),%edx
     950:	test   %edx,%edx
     952:	je     9e4 <f25+0x704>
     958:	cmp    $0x3d,%edx
     95b:	je     9e4 <f25+0x704>
     961:	lea    0x3(%r15),%ecx
     965:	test   $0x3,%cl
     968:	je     980 <f25+0x6a0>
     96a:	mov    %ecx,%edx
     96c:	movzbl (%r14,%rdx,1),%edx
     971:	test   %edx,%edx
     973:	je     9e4 <f25+0x704>
     975:	cmp    $0x3d,%edx
     978:	je     9e4 <f25+0x704>
     97a:	lea    0x4(%r15),%ecx
     97e:	xchg   %ax,%ax
     980:	mov    %ecx,%edx
     982:	mov    (%r14,%rdx,1),%edx
     986:	cs nopw 0x0(%rax,%rax,1)
     990:	mov    $0x1010100,%esi
     995:	sub    %edx,%esi
     997:	or     %edx,%esi
     999:	not    %esi
     99b:	test   $0x80808080,%esi
     9a1:	jne    9d0 <f25+0x6f0>
     9a3:	mov    %edx,%esi
     9a5:	xor    $0xc2c2c2c2,%esi
     9ab:	add    $0x1010101,%esi
     9b1:	or     %edx,%esi
     9b3:	not    %esi
     9b5:	test   $0x80808080,%esi
     9bb:	jne    9d0 <f25+0x6f0>
     9bd:	add    $0x4,%ecx
     9c0:	mov    (%r14,%rcx,1),%edx
     9c4:	jmp    990 <f25+0x6b0>
     9c6:	cs nopw 0x0(%rax,%rax,1)
     9d0:	mov    %ecx,%edx
     9d2:	movzbl (%r14,%rdx,1),%edx
     9d7:	inc    %ecx
     9d9:	cmp    $0x3d,%edx
     9dc:	je     9e2 <f25+0x702>
     9de:	test   %edx,%edx
     9e0:	jne    9d0 <f25+0x6f0>
     9e2:	dec    %ecx
     9e4:	cmp    $0x3d,%dl
     9e7:	mov    $0x0,%esi
     9ec:	cmovne %esi,%ecx
     9ef:	test   %ecx,%ecx
     9f1:	je     8c7 <f25+0x5e7>
     9f7:	mov    %ecx,%esi
     9f9:	sub    %r15d,%esi
     9fc:	je     8c7 <f25+0x5e7>
     a02:	xor    %edx,%edx
     a04:	test   %r12d,%r12d
     a07:	je     8b0 <f25+0x5d0>
     a0d:	inc    %esi
     a0f:	je     8b0 <f25+0x5d0>
     a15:	mov    0x8(%rsp),%rsi
     a1a:	xor    %edx,%edx
     a1c:	nopl   0x0(%rax)
     a20:	mov    %esi,%edi
     a22:	mov    (%r14,%rdi,1),%r9d
     a26:	mov    $0x0,%r10d
     a2c:	mov    %r15d,%edi
     a2f:	movzbl (%r14,%r9,1),%r8d
     a34:	test   %r8b,%r8b
     a37:	je     a66 <f25+0x786>
     a39:	inc    %r9d
     a3c:	mov    %r15d,%edi
     a3f:	nop
     a40:	mov    %edi,%r10d
     a43:	cmp    (%r14,%r10,1),%r8b
     a47:	jne    a62 <f25+0x782>
     a49:	cmp    %edi,%ecx
     a4b:	je     a62 <f25+0x782>
     a4d:	mov    %r9d,%r8d
     a50:	movzbl (%r14,%r8,1),%r8d
     a55:	inc    %edi
     a57:	inc    %r9d
     a5a:	test   %r8b,%r8b
     a5d:	jne    a40 <f25+0x760>
     a5f:	xor    %r8d,%r8d
     a62:	movzbl %r8b,%r10d
     a66:	mov    %edi,%edi
     a68:	movzbl (%r14,%rdi,1),%edi
     a6d:	cmp    %edi,%r10d
     a70:	je     89c <f25+0x5bc>
     a76:	add    $0x4,%esi
     a79:	inc    %edx
     a7b:	cmp    %edx,%r12d
     a7e:	jne    a20 <f25+0x740>
     a80:	mov    0x20(%rsp),%rdi
     a85:	mov    %r12d,%edx
     a88:	jmp    8b0 <f25+0x5d0>
     a8d:	mov    0x8(%rsp),%rax
     a92:	mov    0x30(%rsp),%r13
     a97:	mov    %eax,0x160c84(%r14)
     a9e:	mov    %r13d,0x4100(%rbx)
     aa5:	lea    -0x28(%rbp),%rsp
     aa9:	pop    %rbx
     aaa:	pop    %r12
     aac:	pop    %r13
     aae:	pop    %r14
     ab0:	pop    %r15
     ab2:	pop    %rbp
     ab3:	ret
     ab4:	vpmovsxbd 0x0(%rip),%xmm1        # abd <f25+0x7dd>
     abd:	mov    %rsi,%rcx
     ac0:	shr    $0x2,%rcx
     ac4:	vpbroadcastd %r10d,%xmm0
     aca:	xor    %r8d,%r8d
     acd:	vpbroadcastd %ecx,%xmm3
     ad3:	vpcmpnleud 0x0(%rip){1to4},%xmm3,%k1        # ade <f25+0x7fe>
     ade:	vpslld $0x2,%xmm3,%xmm2
     ae3:	vpbroadcastd %xmm2,%xmm2
     ae8:	vpsubd %xmm0,%xmm1,%xmm1
     aec:	vpternlogq $0xf,%xmm0,%xmm0,%xmm0
     af3:	vpblendd $0x4,%xmm0,%xmm1,%xmm0
     af9:	vpcmpnleud %xmm0,%xmm2,%k0
     b00:	kshiftlb $0x4,%k0,%k0
     b06:	korb   %k0,%k1,%k0
     b0a:	kortestb %k0,%k0
     b0e:	jne    650 <f25+0x370>
     b14:	movabs $0x3fffffffc,%rdx
     b1e:	cmp    %rdx,%rsi
     b21:	ja     650 <f25+0x370>
     b27:	inc    %rcx
     b2a:	movabs $0x7fffffffffffffc0,%rdx
     b34:	vpbroadcastd %r10d,%zmm15
     b3a:	vpbroadcastd %r13d,%zmm1
     b40:	cmp    $0xfc,%rsi
     b47:	jae    bb2 <f25+0x8d2>
     b49:	mov    $0x1,%r9d
     b4f:	xor    %esi,%esi
     b51:	xor    %edi,%edi
     b53:	jmp    204b <f25+0x1d6b>
     b58:	mov    %rbx,%rdi
     b5b:	call   b60 <f25+0x880>
     b60:	test   %r15d,%r15d
     b63:	jns    384 <f25+0xa4>
     b69:	jmp    a9e <f25+0x7be>
     b6e:	mov    %rbx,%rdi
     b71:	mov    %rax,%rbx
     b74:	call   b79 <f25+0x899>
     b79:	mov    %rbx,%rax
     b7c:	mov    0x8(%rsp),%rbx
     b81:	jmp    3a8 <f25+0xc8>
     b86:	mov    %rbx,%rdi
     b89:	mov    %rax,%r14
     b8c:	call   b91 <f25+0x8b1>
     b91:	mov    %r14,%rax
     b94:	cmp    $0xfffffffffffff000,%rax
     b9a:	jbe    41e <f25+0x13e>
     ba0:	jmp    2026 <f25+0x1d46>
     ba5:	mov    %rbx,%rdi
     ba8:	call   bad <f25+0x8cd>
     bad:	jmp    5d2 <f25+0x2f2>
     bb2:	vpaddd 0x0(%rip){1to16},%zmm15,%zmm5        # bbc <f25+0x8dc>
     bbc:	vpaddd 0x0(%rip){1to16},%zmm15,%zmm0        # bc6 <f25+0x8e6>
     bc6:	vpaddd 0x0(%rip){1to16},%zmm15,%zmm4        # bd0 <f25+0x8f0>
     bd0:	vpmovsxbq 0x0(%rip),%xmm6        # bd9 <f25+0x8f9>
     bd9:	mov    %rcx,%rsi
     bdc:	and    %rdx,%rsi
     bdf:	vpxor  %xmm2,%xmm2,%xmm2
     be3:	vpxor  %xmm3,%xmm3,%xmm3
     be7:	vpxor  %xmm13,%xmm13,%xmm13
     bec:	vmovdqa64 %zmm15,0x1c0(%rsp)
     bf4:	lea    0x0(,%rsi,4),%rdi
     bfc:	mov    %rsi,%r8
     bff:	vmovdqa64 %zmm5,0x140(%rsp)
     c07:	vmovdqa64 0x0(%rip),%zmm5        # c11 <f25+0x931>
     c11:	vmovdqa64 %zmm0,0x180(%rsp)
     c19:	vmovdqa64 %zmm4,0x100(%rsp)
     c21:	vpaddd %zmm15,%zmm5,%zmm17
     c27:	vmovdqa64 %zmm2,0xc0(%rsp)
     c2f:	vmovdqa64 %zmm3,0x40(%rsp)
     c37:	vpaddd 0x180(%rsp),%zmm5,%zmm14
     c3f:	vmovdqa64 %zmm6,0x80(%rsp)
     c47:	vpaddd 0x140(%rsp),%zmm5,%zmm15
     c4f:	vpaddd 0x100(%rsp),%zmm5,%zmm16
     c57:	vpternlogd $0xff,%zmm7,%zmm7,%zmm7
     c5e:	vpbroadcastd 0x0(%rip),%zmm12        # c68 <f25+0x988>
     c68:	vpaddd 0x0(%rip){1to16},%zmm5,%zmm5        # c72 <f25+0x992>
     c72:	add    $0xffffffffffffffc0,%r8
     c76:	vpmovzxdq %ymm17,%zmm2
     c7c:	vextracti64x4 $0x1,%zmm17,%ymm0
     c83:	vpmovzxdq %ymm0,%zmm0
     c89:	vmovq  %xmm2,%r11
     c8e:	vpextrq $0x1,%xmm2,%r9
     c94:	vextracti128 $0x1,%ymm2,%xmm3
     c9a:	movzbl (%r14,%r11,1),%r11d
     c9f:	vmovq  %xmm3,%r10
     ca4:	vextracti128 $0x1,%ymm0,%xmm9
     caa:	vextracti32x4 $0x3,%zmm0,%xmm21
     cb1:	vpmovzxdq %ymm15,%zmm20
     cb7:	vpmovzxdq %ymm16,%zmm23
     cbd:	vpaddd %zmm12,%zmm15,%zmm11
     cc3:	vmovd  %r11d,%xmm4
     cc8:	vpinsrb $0x1,(%r14,%r9,1),%xmm4,%xmm4
     ccf:	vpextrq $0x1,%xmm3,%r11
     cd5:	vextracti32x4 $0x2,%zmm2,%xmm3
     cdc:	vextracti32x4 $0x3,%zmm2,%xmm2
     ce3:	vmovq  %xmm3,%r9
     ce8:	vextracti32x4 $0x1,%ymm20,%xmm19
     cef:	vpinsrb $0x2,(%r14,%r10,1),%xmm4,%xmm4
     cf6:	vpextrq $0x1,%xmm3,%r10
     cfc:	vpinsrb $0x3,(%r14,%r11,1),%xmm4,%xmm3
     d03:	vmovq  %xmm2,%r11
     d08:	vpinsrb $0x4,(%r14,%r9,1),%xmm3,%xmm3
     d0f:	vpextrq $0x1,%xmm2,%r9
     d15:	vpinsrb $0x5,(%r14,%r10,1),%xmm3,%xmm2
     d1c:	vpmovzxdq %ymm14,%zmm3
     d22:	vmovq  %xmm0,%r10
     d27:	vpinsrb $0x6,(%r14,%r11,1),%xmm2,%xmm2
     d2e:	vmovq  %xmm3,%r11
     d33:	vextracti128 $0x1,%ymm3,%xmm6
     d39:	vextracti32x4 $0x2,%zmm3,%xmm18
     d40:	movzbl (%r14,%r11,1),%r11d
     d45:	vpinsrb $0x7,(%r14,%r9,1),%xmm2,%xmm2
     d4c:	vpextrq $0x1,%xmm0,%r9
     d52:	vmovd  %r11d,%xmm4
     d57:	vpextrq $0x1,%xmm3,%r11
     d5d:	vextracti32x4 $0x3,%zmm3,%xmm3
     d64:	vpinsrb $0x1,(%r14,%r11,1),%xmm4,%xmm4
     d6b:	vmovq  %xmm6,%r11
     d70:	vpinsrb $0x8,(%r14,%r10,1),%xmm2,%xmm2
     d77:	vmovq  %xmm9,%r10
     d7c:	vpinsrb $0x2,(%r14,%r11,1),%xmm4,%xmm4
     d83:	vpextrq $0x1,%xmm6,%r11
     d89:	vextracti32x4 $0x2,%zmm0,%xmm6
     d90:	vextracti64x4 $0x1,%zmm14,%ymm0
     d97:	vpinsrb $0x3,(%r14,%r11,1),%xmm4,%xmm4
     d9e:	vmovq  %xmm18,%r11
     da4:	vpinsrb $0x4,(%r14,%r11,1),%xmm4,%xmm4
     dab:	vpextrq $0x1,%xmm18,%r11
     db2:	vpmovzxdq %ymm0,%zmm18
     db8:	vpinsrb $0x9,(%r14,%r9,1),%xmm2,%xmm0
     dbf:	vpextrq $0x1,%xmm3,%r9
     dc5:	vpinsrb $0x5,(%r14,%r11,1),%xmm4,%xmm4
     dcc:	vmovq  %xmm3,%r11
     dd1:	vpinsrb $0xa,(%r14,%r10,1),%xmm0,%xmm0
     dd8:	vmovq  %xmm18,%r10
     dde:	vextracti32x4 $0x2,%zmm18,%xmm2
     de5:	vpinsrb $0x6,(%r14,%r11,1),%xmm4,%xmm4
     dec:	vpextrq $0x1,%xmm9,%r11
     df2:	vextracti64x4 $0x1,%zmm15,%ymm9
     df9:	vpinsrb $0xb,(%r14,%r11,1),%xmm0,%xmm0
     e00:	vmovq  %xmm20,%r11
     e06:	movzbl (%r14,%r11,1),%r11d
     e0b:	vpinsrb $0x7,(%r14,%r9,1),%xmm4,%xmm3
     e12:	vpextrq $0x1,%xmm18,%r9
     e19:	vextracti32x4 $0x1,%ymm18,%xmm4
     e20:	vextracti32x4 $0x3,%zmm18,%xmm18
     e27:	vmovd  %r11d,%xmm22
     e2d:	vmovq  %xmm6,%r11
     e32:	vpinsrb $0x8,(%r14,%r10,1),%xmm3,%xmm3
     e39:	vpextrq $0x1,%xmm20,%r10
     e40:	vpinsrb $0x1,(%r14,%r10,1),%xmm22,%xmm22
     e48:	vpextrq $0x1,%xmm19,%r10
     e4f:	vpinsrb $0x9,(%r14,%r9,1),%xmm3,%xmm3
     e56:	vmovq  %xmm4,%r9
     e5b:	vpinsrb $0xa,(%r14,%r9,1),%xmm3,%xmm3
     e62:	vmovq  %xmm19,%r9
     e68:	vpmovzxdq %ymm9,%zmm19
     e6e:	vpinsrb $0x2,(%r14,%r9,1),%xmm22,%xmm22
     e76:	vpextrq $0x1,%xmm4,%r9
     e7c:	vextracti32x4 $0x2,%zmm20,%xmm4
     e83:	vpinsrb $0x3,(%r14,%r10,1),%xmm22,%xmm9
     e8b:	vpinsrb $0xb,(%r14,%r9,1),%xmm3,%xmm22
     e93:	vmovq  %xmm4,%r9
     e98:	vpextrq $0x1,%xmm4,%r10
     e9e:	vextracti32x4 $0x3,%zmm20,%xmm3
     ea5:	vextracti64x4 $0x1,%zmm16,%ymm20
     eac:	vpmovzxdq %ymm20,%zmm20
     eb2:	vpinsrb $0x4,(%r14,%r9,1),%xmm9,%xmm4
     eb9:	vmovq  %xmm3,%r9
     ebe:	vpinsrb $0xc,(%r14,%r11,1),%xmm0,%xmm9
     ec5:	vpextrq $0x1,%xmm19,%r11
     ecc:	vextracti32x4 $0x1,%ymm19,%xmm0
     ed3:	vpinsrb $0x5,(%r14,%r10,1),%xmm4,%xmm4
     eda:	vmovq  %xmm2,%r10
     edf:	vpinsrb $0x6,(%r14,%r9,1),%xmm4,%xmm4
     ee6:	vpextrq $0x1,%xmm3,%r9
     eec:	vextracti32x4 $0x2,%zmm19,%xmm3
     ef3:	vpinsrb $0x7,(%r14,%r9,1),%xmm4,%xmm4
     efa:	vmovq  %xmm19,%r9
     f00:	vpinsrb $0x8,(%r14,%r9,1),%xmm4,%xmm4
     f07:	vmovq  %xmm0,%r9
     f0c:	vpinsrb $0x9,(%r14,%r11,1),%xmm4,%xmm24
     f14:	vmovq  %xmm23,%r11
     f1a:	vpinsrb $0xc,(%r14,%r10,1),%xmm22,%xmm4
     f22:	vpextrq $0x1,%xmm23,%r10
     f29:	vextracti32x4 $0x1,%ymm23,%xmm22
     f30:	movzbl (%r14,%r11,1),%r11d
     f35:	vpinsrb $0xa,(%r14,%r9,1),%xmm24,%xmm24
     f3d:	vpextrq $0x1,%xmm0,%r9
     f43:	vpinsrb $0xb,(%r14,%r9,1),%xmm24,%xmm0
     f4b:	vmovd  %r11d,%xmm24
     f51:	vpinsrb $0x1,(%r14,%r10,1),%xmm24,%xmm24
     f59:	vmovq  %xmm22,%r9
     f5f:	vpextrq $0x1,%xmm22,%r11
     f66:	vextracti32x4 $0x2,%zmm23,%xmm22
     f6d:	vmovq  %xmm22,%r10
     f73:	vpinsrb $0x2,(%r14,%r9,1),%xmm24,%xmm24
     f7b:	vpextrq $0x1,%xmm6,%r9
     f81:	vpinsrb $0x3,(%r14,%r11,1),%xmm24,%xmm6
     f89:	vpextrq $0x1,%xmm22,%r11
     f90:	vextracti32x4 $0x3,%zmm23,%xmm22
     f97:	vextracti32x4 $0x2,%zmm20,%xmm23
     f9e:	vpinsrb $0x4,(%r14,%r10,1),%xmm6,%xmm6
     fa5:	vmovq  %xmm3,%r10
     faa:	vpinsrb $0x5,(%r14,%r11,1),%xmm6,%xmm6
     fb1:	vmovq  %xmm22,%r11
     fb7:	vpinsrb $0x6,(%r14,%r11,1),%xmm6,%xmm6
     fbe:	vpextrq $0x1,%xmm22,%r11
     fc5:	vpinsrb $0xc,(%r14,%r10,1),%xmm0,%xmm22
     fcd:	vmovq  %xmm20,%r10
     fd3:	vpinsrb $0x7,(%r14,%r11,1),%xmm6,%xmm0
     fda:	vpextrq $0x1,%xmm20,%r11
     fe1:	vextracti32x4 $0x1,%ymm20,%xmm6
     fe8:	vpinsrb $0x8,(%r14,%r10,1),%xmm0,%xmm0
     fef:	vmovq  %xmm21,%r10
     ff5:	vpinsrb $0x9,(%r14,%r11,1),%xmm0,%xmm0
     ffc:	vmovq  %xmm6,%r11
    1001:	vpinsrb $0xa,(%r14,%r11,1),%xmm0,%xmm0
    1008:	vpextrq $0x1,%xmm6,%r11
    100e:	vpsubd %zmm7,%zmm17,%zmm6
    1014:	vpmovzxdq %ymm6,%zmm24
    101a:	vpinsrb $0xb,(%r14,%r11,1),%xmm0,%xmm0
    1021:	vmovq  %xmm24,%r11
    1027:	vextracti32x4 $0x1,%ymm24,%xmm26
    102e:	movzbl (%r14,%r11,1),%r11d
    1033:	vmovd  %r11d,%xmm25
    1039:	vpextrq $0x1,%xmm24,%r11
    1040:	vpinsrb $0x1,(%r14,%r11,1),%xmm25,%xmm25
    1048:	vmovq  %xmm26,%r11
    104e:	vpinsrb $0x2,(%r14,%r11,1),%xmm25,%xmm25
    1056:	vpextrq $0x1,%xmm26,%r11
    105d:	vextracti32x4 $0x2,%zmm24,%xmm26
    1064:	vpinsrb $0x3,(%r14,%r11,1),%xmm25,%xmm25
    106c:	vmovq  %xmm26,%r11
    1072:	vpinsrb $0x4,(%r14,%r11,1),%xmm25,%xmm25
    107a:	vpextrq $0x1,%xmm26,%r11
    1081:	vpinsrb $0x5,(%r14,%r11,1),%xmm25,%xmm25
    1089:	vmovq  %xmm23,%r11
    108f:	vpinsrb $0xc,(%r14,%r11,1),%xmm0,%xmm26
    1097:	vpextrq $0x1,%xmm2,%r11
    109d:	vextracti32x4 $0x3,%zmm24,%xmm2
    10a4:	vextracti64x4 $0x1,%zmm6,%ymm0
    10ab:	vpinsrb $0xd,(%r14,%r9,1),%xmm9,%xmm6
    10b2:	vpsubd %zmm7,%zmm15,%zmm24
    10b8:	vmovq  %xmm2,%r9
    10bd:	vpmovzxdq %ymm0,%zmm0
    10c3:	vpinsrb $0xd,(%r14,%r11,1),%xmm4,%xmm4
    10ca:	vpinsrb $0x6,(%r14,%r9,1),%xmm25,%xmm9
    10d2:	vpextrq $0x1,%xmm2,%r9
    10d8:	vextracti32x4 $0x2,%zmm0,%xmm25
    10df:	vmovq  %xmm25,%r11
    10e5:	vpinsrb $0x7,(%r14,%r9,1),%xmm9,%xmm2
    10ec:	vmovq  %xmm0,%r9
    10f1:	vextracti128 $0x1,%ymm0,%xmm9
    10f7:	vpinsrb $0x8,(%r14,%r9,1),%xmm2,%xmm2
    10fe:	vpextrq $0x1,%xmm0,%r9
    1104:	vpinsrb $0x9,(%r14,%r9,1),%xmm2,%xmm2
    110b:	vmovq  %xmm9,%r9
    1110:	vpinsrb $0xa,(%r14,%r9,1),%xmm2,%xmm2
    1117:	vpextrq $0x1,%xmm9,%r9
    111d:	vpsubd %zmm7,%zmm14,%zmm9
    1123:	vpmovzxdq %ymm9,%zmm28
    1129:	vextracti64x4 $0x1,%zmm9,%ymm27
    1130:	vpinsrb $0xb,(%r14,%r9,1),%xmm2,%xmm2
    1137:	vpextrq $0x1,%xmm3,%r9
    113d:	vpsubd %zmm7,%zmm16,%zmm3
    1143:	vpinsrb $0xd,(%r14,%r9,1),%xmm22,%xmm9
    114b:	vpextrq $0x1,%xmm28,%r9
    1152:	vextracti32x4 $0x1,%ymm28,%xmm22
    1159:	vpinsrb $0xc,(%r14,%r11,1),%xmm2,%xmm29
    1161:	vmovq  %xmm28,%r11
    1167:	movzbl (%r14,%r11,1),%r11d
    116c:	vmovd  %r11d,%xmm2
    1171:	vpinsrb $0x1,(%r14,%r9,1),%xmm2,%xmm2
    1178:	vmovq  %xmm22,%r9
    117e:	vpextrq $0x1,%xmm23,%r11
    1185:	vpinsrb $0xd,(%r14,%r11,1),%xmm26,%xmm26
    118d:	vpinsrb $0x2,(%r14,%r9,1),%xmm2,%xmm2
    1194:	vpextrq $0x1,%xmm22,%r9
    119b:	vextracti32x4 $0x2,%zmm28,%xmm22
    11a2:	vpinsrb $0x3,(%r14,%r9,1),%xmm2,%xmm2
    11a9:	vmovq  %xmm22,%r9
    11af:	vpinsrb $0x4,(%r14,%r9,1),%xmm2,%xmm23
    11b7:	vpextrq $0x1,%xmm22,%r9
    11be:	vextracti32x4 $0x3,%zmm28,%xmm22
    11c5:	vpmovzxdq %ymm27,%zmm2
    11cb:	vmovq  %xmm22,%r11
    11d1:	vpinsrb $0x5,(%r14,%r9,1),%xmm23,%xmm23
    11d9:	vpextrq $0x1,%xmm22,%r9
    11e0:	vextracti32x4 $0x2,%zmm2,%xmm27
    11e7:	vpinsrb $0x6,(%r14,%r11,1),%xmm23,%xmm22
    11ef:	vmovq  %xmm2,%r11
    11f4:	vextracti32x4 $0x1,%ymm2,%xmm23
    11fb:	vpinsrb $0x7,(%r14,%r9,1),%xmm22,%xmm22
    1203:	vpextrq $0x1,%xmm25,%r9
    120a:	vpinsrb $0xd,(%r14,%r9,1),%xmm29,%xmm25
    1212:	vpinsrb $0x8,(%r14,%r11,1),%xmm22,%xmm22
    121a:	vpextrq $0x1,%xmm2,%r11
    1220:	vpinsrb $0x9,(%r14,%r11,1),%xmm22,%xmm22
    1228:	vmovq  %xmm23,%r11
    122e:	vpinsrb $0xa,(%r14,%r11,1),%xmm22,%xmm22
    1236:	vpextrq $0x1,%xmm23,%r11
    123d:	vextracti64x4 $0x1,%zmm24,%ymm23
    1244:	vpmovzxdq %ymm24,%zmm24
    124a:	vpmovzxdq %ymm23,%zmm23
    1250:	vpinsrb $0xb,(%r14,%r11,1),%xmm22,%xmm22
    1258:	vmovq  %xmm27,%r11
    125e:	vpextrq $0x1,%xmm24,%rbx
    1265:	vpinsrb $0xc,(%r14,%r11,1),%xmm22,%xmm22
    126d:	vmovq  %xmm24,%r11
    1273:	movzbl (%r14,%r11,1),%r9d
    1278:	vmovd  %r9d,%xmm28
    127e:	vpinsrb $0x1,(%r14,%rbx,1),%xmm28,%xmm28
    1286:	vpextrq $0x1,%xmm21,%r9
    128d:	vextracti32x4 $0x1,%ymm24,%xmm21
    1294:	vmovq  %xmm21,%r11
    129a:	vpinsrb $0x2,(%r14,%r11,1),%xmm28,%xmm28
    12a2:	vpextrq $0x1,%xmm21,%r11
    12a9:	vextracti32x4 $0x2,%zmm24,%xmm21
    12b0:	vpinsrb $0x3,(%r14,%r11,1),%xmm28,%xmm28
    12b8:	vmovq  %xmm21,%r11
    12be:	vpinsrb $0x4,(%r14,%r11,1),%xmm28,%xmm28
    12c6:	vpextrq $0x1,%xmm21,%r11
    12cd:	vextracti32x4 $0x3,%zmm24,%xmm21
    12d4:	vpinsrb $0x5,(%r14,%r11,1),%xmm28,%xmm24
    12dc:	vmovq  %xmm21,%r11
    12e2:	vpinsrb $0x6,(%r14,%r11,1),%xmm24,%xmm24
    12ea:	vpextrq $0x1,%xmm21,%r11
    12f1:	vpinsrb $0x7,(%r14,%r11,1),%xmm24,%xmm21
    12f9:	vmovq  %xmm23,%r11
    12ff:	vpinsrb $0x8,(%r14,%r11,1),%xmm21,%xmm21
    1307:	vpextrq $0x1,%xmm27,%r11
    130e:	vextracti32x4 $0x3,%zmm19,%xmm27
    1315:	vpinsrb $0xd,(%r14,%r11,1),%xmm22,%xmm28
    131d:	vpextrq $0x1,%xmm23,%r11
    1324:	vextracti32x4 $0x1,%ymm23,%xmm22
    132b:	vpinsrb $0x9,(%r14,%r11,1),%xmm21,%xmm24
    1333:	vmovq  %xmm22,%r11
    1339:	vpinsrb $0xe,(%r14,%r10,1),%xmm6,%xmm21
    1341:	vpextrq $0x1,%xmm22,%r10
    1348:	vextracti64x4 $0x1,%zmm3,%ymm22
    134f:	vpmovzxdq %ymm3,%zmm3
    1355:	vextracti32x4 $0x2,%zmm23,%xmm6
    135c:	vpinsrb $0xa,(%r14,%r11,1),%xmm24,%xmm24
    1364:	vmovq  %xmm6,%r11
    1369:	vpinsrb $0xb,(%r14,%r10,1),%xmm24,%xmm24
    1371:	vmovq  %xmm3,%r10
    1376:	movzbl (%r14,%r10,1),%r10d
    137b:	vpinsrb $0xc,(%r14,%r11,1),%xmm24,%xmm24
    1383:	vpextrq $0x1,%xmm6,%r11
    1389:	vmovd  %r10d,%xmm6
    138e:	vmovq  %xmm18,%r10
    1394:	vpinsrb $0xe,(%r14,%r10,1),%xmm4,%xmm19
    139c:	vpinsrb $0xd,(%r14,%r11,1),%xmm24,%xmm31
    13a4:	vpextrq $0x1,%xmm3,%r11
    13aa:	vextracti32x4 $0x1,%ymm3,%xmm24
    13b1:	vpinsrb $0x1,(%r14,%r11,1),%xmm6,%xmm6
    13b8:	vmovq  %xmm24,%r11
    13be:	vpinsrb $0x2,(%r14,%r11,1),%xmm6,%xmm6
    13c5:	vpextrq $0x1,%xmm24,%r11
    13cc:	vextracti32x4 $0x2,%zmm3,%xmm24
    13d3:	vextracti32x4 $0x3,%zmm3,%xmm3
    13da:	vpinsrb $0x3,(%r14,%r11,1),%xmm6,%xmm6
    13e1:	vmovq  %xmm24,%r11
    13e7:	vpinsrb $0x4,(%r14,%r11,1),%xmm6,%xmm6
    13ee:	vpextrq $0x1,%xmm24,%r11
    13f5:	vextracti32x4 $0x3,%zmm20,%xmm24
    13fc:	vpinsrb $0x5,(%r14,%r11,1),%xmm6,%xmm6
    1403:	vmovq  %xmm3,%r11
    1408:	vpinsrb $0x6,(%r14,%r11,1),%xmm6,%xmm6
    140f:	vpextrq $0x1,%xmm3,%r11
    1415:	vpmovzxdq %ymm22,%zmm3
    141b:	vpinsrb $0x7,(%r14,%r11,1),%xmm6,%xmm6
    1422:	vmovq  %xmm3,%r11
    1427:	vextracti32x4 $0x1,%ymm3,%xmm22
    142e:	vextracti32x4 $0x2,%zmm3,%xmm20
    1435:	vmovq  %xmm20,%r10
    143b:	vpinsrb $0x8,(%r14,%r11,1),%xmm6,%xmm6
    1442:	vpextrq $0x1,%xmm3,%r11
    1448:	vpinsrb $0x9,(%r14,%r11,1),%xmm6,%xmm6
    144f:	vmovq  %xmm22,%r11
    1455:	vpinsrb $0xa,(%r14,%r11,1),%xmm6,%xmm6
    145c:	vpextrq $0x1,%xmm22,%r11
    1463:	vextracti32x4 $0x3,%zmm0,%xmm22
    146a:	vpaddd %zmm12,%zmm17,%zmm0
    1470:	vpmovzxdq %ymm0,%zmm30
    1476:	vextracti64x4 $0x1,%zmm0,%ymm29
    147d:	vextracti32x4 $0x3,%zmm2,%xmm0
    1484:	vpmovzxdq %ymm29,%zmm7
    148a:	vextracti32x4 $0x3,%zmm3,%xmm29
    1491:	vpinsrb $0xb,(%r14,%r11,1),%xmm6,%xmm6
    1498:	vmovq  %xmm27,%r11
    149e:	vextracti32x4 $0x1,%ymm30,%xmm2
    14a5:	vpinsrb $0xc,(%r14,%r10,1),%xmm6,%xmm4
    14ac:	vpextrq $0x1,%xmm20,%r10
    14b3:	vpinsrb $0xe,(%r14,%r11,1),%xmm9,%xmm20
    14bb:	vmovq  %xmm30,%r11
    14c1:	vpaddd %zmm12,%zmm14,%zmm6
    14c7:	movzbl (%r14,%r11,1),%r11d
    14cc:	vextracti64x4 $0x1,%zmm6,%ymm8
    14d3:	vpmovzxdq %ymm8,%zmm8
    14d9:	vpinsrb $0xd,(%r14,%r10,1),%xmm4,%xmm4
    14e0:	vmovq  %xmm24,%r10
    14e6:	vmovd  %r11d,%xmm9
    14eb:	vpextrq $0x1,%xmm30,%r11
    14f2:	vpinsrb $0x1,(%r14,%r11,1),%xmm9,%xmm9
    14f9:	vmovq  %xmm2,%r11
    14fe:	vpinsrb $0x2,(%r14,%r11,1),%xmm9,%xmm9
    1505:	vpextrq $0x1,%xmm2,%r11
    150b:	vextracti32x4 $0x2,%zmm30,%xmm2
    1512:	vpinsrb $0x3,(%r14,%r11,1),%xmm9,%xmm9
    1519:	vmovq  %xmm2,%r11
    151e:	vpinsrb $0x4,(%r14,%r11,1),%xmm9,%xmm9
    1525:	vpextrq $0x1,%xmm2,%r11
    152b:	vextracti32x4 $0x3,%zmm30,%xmm2
    1532:	vpinsrb $0x5,(%r14,%r11,1),%xmm9,%xmm9
    1539:	vmovq  %xmm2,%r11
    153e:	vpinsrb $0x6,(%r14,%r11,1),%xmm9,%xmm9
    1545:	vpextrq $0x1,%xmm2,%r11
    154b:	vpinsrb $0x7,(%r14,%r11,1),%xmm9,%xmm2
    1552:	vmovq  %xmm7,%r11
    1557:	vextracti128 $0x1,%ymm7,%xmm9
    155d:	vpinsrb $0x8,(%r14,%r11,1),%xmm2,%xmm2
    1564:	vpextrq $0x1,%xmm7,%r11
    156a:	vpinsrb $0x9,(%r14,%r11,1),%xmm2,%xmm2
    1571:	vmovq  %xmm9,%r11
    1576:	vpinsrb $0xa,(%r14,%r11,1),%xmm2,%xmm2
    157d:	vpextrq $0x1,%xmm9,%r11
    1583:	vextracti32x4 $0x2,%zmm7,%xmm9
    158a:	vpinsrb $0xb,(%r14,%r11,1),%xmm2,%xmm2
    1591:	vmovq  %xmm9,%r11
    1596:	vpinsrb $0xc,(%r14,%r11,1),%xmm2,%xmm2
    159d:	vpextrq $0x1,%xmm9,%r11
    15a3:	vpmovzxdq %ymm6,%zmm9
    15a9:	vpinsrb $0xe,(%r14,%r10,1),%xmm26,%xmm6
    15b1:	vpinsrb $0xd,(%r14,%r11,1),%xmm2,%xmm10
    15b8:	vmovq  %xmm9,%r11
    15bd:	vpextrq $0x1,%xmm9,%r10
    15c3:	vextracti128 $0x1,%ymm9,%xmm2
    15c9:	movzbl (%r14,%r11,1),%r11d
    15ce:	vmovd  %r11d,%xmm26
    15d4:	vpinsrb $0x1,(%r14,%r10,1),%xmm26,%xmm26
    15dc:	vmovq  %xmm2,%r11
    15e1:	vpextrq $0x1,%xmm2,%r10
    15e7:	vextracti32x4 $0x2,%zmm9,%xmm2
    15ee:	vpinsrb $0x2,(%r14,%r11,1),%xmm26,%xmm26
    15f6:	vmovq  %xmm2,%r11
    15fb:	vpinsrb $0x3,(%r14,%r10,1),%xmm26,%xmm26
    1603:	vpextrq $0x1,%xmm2,%r10
    1609:	vextracti32x4 $0x3,%zmm9,%xmm2
    1610:	vpinsrb $0x4,(%r14,%r11,1),%xmm26,%xmm9
    1618:	vmovq  %xmm22,%r11
    161e:	vextracti32x4 $0x3,%zmm7,%xmm26
    1625:	vpinsrb $0xe,(%r14,%r11,1),%xmm25,%xmm30
    162d:	vmovq  %xmm8,%r11
    1632:	vextracti32x4 $0x1,%ymm8,%xmm25
    1639:	vpinsrb $0x5,(%r14,%r10,1),%xmm9,%xmm9
    1640:	vmovq  %xmm2,%r10
    1645:	vpinsrb $0x6,(%r14,%r10,1),%xmm9,%xmm9
    164c:	vpextrq $0x1,%xmm2,%r10
    1652:	vpinsrb $0x7,(%r14,%r10,1),%xmm9,%xmm2
    1659:	vpextrq $0x1,%xmm8,%r10
    165f:	vpinsrb $0x8,(%r14,%r11,1),%xmm2,%xmm9
    1666:	vextracti32x4 $0x3,%zmm23,%xmm2
    166d:	vmovq  %xmm0,%r11
    1672:	vpinsrb $0x9,(%r14,%r10,1),%xmm9,%xmm23
    167a:	vpinsrb $0xe,(%r14,%r11,1),%xmm28,%xmm9
    1682:	vmovq  %xmm25,%r11
    1688:	vmovq  %xmm2,%r10
    168d:	vextracti32x4 $0x3,%zmm8,%xmm28
    1694:	vpinsrb $0xe,(%r14,%r10,1),%xmm31,%xmm3
    169c:	vpextrq $0x1,%xmm25,%r10
    16a3:	vpinsrb $0xa,(%r14,%r11,1),%xmm23,%xmm23
    16ab:	vmovq  %xmm29,%r11
    16b1:	vpinsrb $0xe,(%r14,%r11,1),%xmm4,%xmm31
    16b9:	vpinsrb $0xb,(%r14,%r10,1),%xmm23,%xmm7
    16c1:	vextracti32x4 $0x2,%zmm8,%xmm23
    16c8:	vpmovzxdq %ymm11,%zmm8
    16ce:	vmovq  %xmm26,%r10
    16d4:	vmovq  %xmm23,%r11
    16da:	vpinsrb $0xc,(%r14,%r11,1),%xmm7,%xmm4
    16e1:	vpextrq $0x1,%xmm23,%r11
    16e8:	vpinsrb $0xe,(%r14,%r10,1),%xmm10,%xmm23
    16f0:	vmovq  %xmm28,%r10
    16f6:	vpextrq $0x1,%xmm8,%rbx
    16fc:	vextracti128 $0x1,%ymm8,%xmm10
    1702:	vextracti64x4 $0x1,%zmm11,%ymm7
    1709:	vpmovzxdq %ymm7,%zmm7
    170f:	vpinsrb $0xd,(%r14,%r11,1),%xmm4,%xmm4
    1716:	vmovq  %xmm8,%r11
    171b:	movzbl (%r14,%r11,1),%r11d
    1720:	vpinsrb $0xe,(%r14,%r10,1),%xmm4,%xmm25
    1728:	vpextrq $0x1,%xmm18,%r10
    172f:	vpinsrb $0xf,(%r14,%r9,1),%xmm21,%xmm18
    1737:	vpinsrb $0xf,(%r14,%r10,1),%xmm19,%xmm19
    173f:	vmovd  %r11d,%xmm4
    1744:	vpinsrb $0x1,(%r14,%rbx,1),%xmm4,%xmm4
    174b:	vmovq  %xmm10,%r11
    1750:	vpinsrb $0x2,(%r14,%r11,1),%xmm4,%xmm4
    1757:	vpextrq $0x1,%xmm10,%r11
    175d:	vextracti32x4 $0x2,%zmm8,%xmm10
    1764:	vextracti32x4 $0x3,%zmm8,%xmm8
    176b:	vpinsrb $0x3,(%r14,%r11,1),%xmm4,%xmm4
    1772:	vmovq  %xmm10,%r11
    1777:	vpinsrb $0x4,(%r14,%r11,1),%xmm4,%xmm4
    177e:	vpextrq $0x1,%xmm10,%r11
    1784:	vextracti32x4 $0x2,%zmm7,%xmm10
    178b:	vmovq  %xmm10,%r9
    1790:	vpinsrb $0x5,(%r14,%r11,1),%xmm4,%xmm4
    1797:	vmovq  %xmm8,%r11
    179c:	vpinsrb $0x6,(%r14,%r11,1),%xmm4,%xmm4
    17a3:	vpextrq $0x1,%xmm8,%r11
    17a9:	vextracti128 $0x1,%ymm7,%xmm8
    17af:	vpinsrb $0x7,(%r14,%r11,1),%xmm4,%xmm4
    17b6:	vmovq  %xmm7,%r11
    17bb:	vpinsrb $0x8,(%r14,%r11,1),%xmm4,%xmm4
    17c2:	vpextrq $0x1,%xmm7,%r11
    17c8:	vpinsrb $0x9,(%r14,%r11,1),%xmm4,%xmm4
    17cf:	vmovq  %xmm8,%r11
    17d4:	vpinsrb $0xa,(%r14,%r11,1),%xmm4,%xmm4
    17db:	vpextrq $0x1,%xmm8,%r11
    17e1:	vpaddd %zmm12,%zmm16,%zmm8
    17e7:	vmovdqa64 0x40(%rsp),%zmm12
    17ef:	vpinsrb $0xb,(%r14,%r11,1),%xmm4,%xmm4
    17f6:	vpextrq $0x1,%xmm27,%r11
    17fd:	vextracti32x4 $0x3,%zmm7,%xmm27
    1804:	vextracti64x4 $0x1,%zmm8,%ymm7
    180b:	vpmovzxdq %ymm8,%zmm8
    1811:	vmovq  %xmm27,%r10
    1817:	vpmovzxdq %ymm7,%zmm7
    181d:	vpinsrb $0xf,(%r14,%r11,1),%xmm20,%xmm20
    1825:	vpextrq $0x1,%xmm24,%r11
    182c:	vpinsrb $0xc,(%r14,%r9,1),%xmm4,%xmm4
    1833:	vpextrq $0x1,%xmm10,%r9
    1839:	vpextrq $0x1,%xmm8,%rbx
    183f:	vextracti128 $0x1,%ymm8,%xmm10
    1845:	vpinsrb $0xd,(%r14,%r9,1),%xmm4,%xmm4
    184c:	vmovq  %xmm8,%r9
    1851:	movzbl (%r14,%r9,1),%r9d
    1856:	vpinsrb $0xe,(%r14,%r10,1),%xmm4,%xmm4
    185d:	vpextrq $0x1,%xmm10,%r10
    1863:	vmovd  %r9d,%xmm11
    1868:	vpinsrb $0x1,(%r14,%rbx,1),%xmm11,%xmm11
    186f:	vmovq  %xmm10,%r9
    1874:	vextracti32x4 $0x2,%zmm8,%xmm10
    187b:	vextracti32x4 $0x3,%zmm8,%xmm8
    1882:	vmovq  %xmm7,%rbx
    1887:	vpinsrb $0x2,(%r14,%r9,1),%xmm11,%xmm11
    188e:	vmovq  %xmm10,%r9
    1893:	vpinsrb $0x3,(%r14,%r10,1),%xmm11,%xmm11
    189a:	vpextrq $0x1,%xmm10,%r10
    18a0:	vpinsrb $0x4,(%r14,%r9,1),%xmm11,%xmm10
    18a7:	vmovq  %xmm8,%r9
    18ac:	vpinsrb $0x5,(%r14,%r10,1),%xmm10,%xmm10
    18b3:	vpextrq $0x1,%xmm8,%r10
    18b9:	vpinsrb $0x6,(%r14,%r9,1),%xmm10,%xmm8
    18c0:	vextracti128 $0x1,%ymm7,%xmm10
    18c6:	vpextrq $0x1,%xmm22,%r9
    18cd:	vextracti32x4 $0x3,%zmm7,%xmm22
    18d4:	vpinsrb $0xf,(%r14,%r9,1),%xmm30,%xmm30
    18dc:	vpinsrb $0x7,(%r14,%r10,1),%xmm8,%xmm8
    18e3:	vpextrq $0x1,%xmm7,%r10
    18e9:	vpinsrb $0x8,(%r14,%rbx,1),%xmm8,%xmm8
    18f0:	vpinsrb $0x9,(%r14,%r10,1),%xmm8,%xmm8
    18f7:	vmovq  %xmm10,%r10
    18fc:	vpinsrb $0xa,(%r14,%r10,1),%xmm8,%xmm8
    1903:	vpextrq $0x1,%xmm10,%r10
    1909:	vextracti32x4 $0x2,%zmm7,%xmm10
    1910:	vpinsrb $0xb,(%r14,%r10,1),%xmm8,%xmm8
    1917:	vmovq  %xmm10,%r10
    191c:	vpinsrb $0xc,(%r14,%r10,1),%xmm8,%xmm8
    1923:	vpextrq $0x1,%xmm10,%r10
    1929:	vpbroadcastd 0x0(%rip),%zmm10        # 1933 <f25+0x1653>
    1933:	vpinsrb $0xd,(%r14,%r10,1),%xmm8,%xmm7
    193a:	vmovq  %xmm22,%r10
    1940:	vpinsrb $0xe,(%r14,%r10,1),%xmm7,%xmm21
    1948:	vpextrq $0x1,%xmm0,%r10
    194e:	vpaddd %zmm10,%zmm17,%zmm0
    1954:	vpinsrb $0xf,(%r14,%r11,1),%xmm6,%xmm17
    195c:	vpaddd %zmm10,%zmm15,%zmm8
    1962:	vpmovzxdq %ymm0,%zmm24
    1968:	vpinsrb $0xf,(%r14,%r10,1),%xmm9,%xmm9
    196f:	vextracti64x4 $0x1,%zmm0,%ymm0
    1976:	vpmovzxdq %ymm0,%zmm0
    197c:	vmovq  %xmm24,%r11
    1982:	vpextrq $0x1,%xmm24,%r9
    1989:	vextracti32x4 $0x1,%ymm24,%xmm7
    1990:	movzbl (%r14,%r11,1),%r11d
    1995:	vpextrq $0x1,%xmm7,%r10
    199b:	vextracti32x4 $0x3,%zmm0,%xmm15
    19a2:	vpmovzxbd %xmm9,%zmm9
    19a8:	vmovd  %r11d,%xmm6
    19ad:	vpinsrb $0x1,(%r14,%r9,1),%xmm6,%xmm6
    19b4:	vmovq  %xmm7,%r9
    19b9:	vextracti32x4 $0x2,%zmm24,%xmm7
    19c0:	vpextrq $0x1,%xmm2,%r11
    19c6:	vpmovzxbd %xmm30,%zmm2
    19cc:	vpinsrb $0xf,(%r14,%r11,1),%xmm3,%xmm3
    19d3:	vpextrq $0x1,%xmm7,%r11
    19d9:	vpinsrb $0x2,(%r14,%r9,1),%xmm6,%xmm6
    19e0:	vmovq  %xmm7,%r9
    19e5:	vextracti32x4 $0x3,%zmm24,%xmm7
    19ec:	vpinsrb $0x3,(%r14,%r10,1),%xmm6,%xmm6
    19f3:	vpextrq $0x1,%xmm29,%r10
    19fa:	vpinsrb $0xf,(%r14,%r10,1),%xmm31,%xmm24
    1a02:	vmovq  %xmm7,%r10
    1a07:	vpmovzxbd %xmm3,%zmm3
    1a0d:	vpinsrb $0x4,(%r14,%r9,1),%xmm6,%xmm6
    1a14:	vpextrq $0x1,%xmm7,%r9
    1a1a:	vextracti128 $0x1,%ymm0,%xmm7
    1a20:	vpinsrb $0x5,(%r14,%r11,1),%xmm6,%xmm6
    1a27:	vmovq  %xmm0,%r11
    1a2c:	vpinsrb $0x6,(%r14,%r10,1),%xmm6,%xmm6
    1a33:	vpextrq $0x1,%xmm26,%r10
    1a3a:	vpinsrb $0x7,(%r14,%r9,1),%xmm6,%xmm6
    1a41:	vpextrq $0x1,%xmm0,%r9
    1a47:	vpinsrb $0x8,(%r14,%r11,1),%xmm6,%xmm6
    1a4e:	vpextrq $0x1,%xmm28,%r11
    1a55:	vpinsrb $0x9,(%r14,%r9,1),%xmm6,%xmm6
    1a5c:	vmovq  %xmm7,%r9
    1a61:	vpinsrb $0xa,(%r14,%r9,1),%xmm6,%xmm6
    1a68:	vpextrq $0x1,%xmm7,%r9
    1a6e:	vextracti32x4 $0x2,%zmm0,%xmm7
    1a75:	vpinsrb $0xf,(%r14,%r10,1),%xmm23,%xmm0
    1a7d:	vpinsrb $0xb,(%r14,%r9,1),%xmm6,%xmm6
    1a84:	vmovq  %xmm7,%r9
    1a89:	vpinsrb $0xc,(%r14,%r9,1),%xmm6,%xmm6
    1a90:	vpextrq $0x1,%xmm7,%r9
    1a96:	vpaddd %zmm10,%zmm14,%zmm7
    1a9c:	vpaddd %zmm10,%zmm16,%zmm14
    1aa2:	vpmovzxbd %xmm0,%zmm0
    1aa8:	vextracti64x4 $0x1,%zmm7,%ymm10
    1aaf:	vpmovzxdq %ymm7,%zmm7
    1ab5:	vpmovzxdq %ymm10,%zmm10
    1abb:	vpinsrb $0xd,(%r14,%r9,1),%xmm6,%xmm6
    1ac2:	vmovq  %xmm15,%r9
    1ac7:	vpextrq $0x1,%xmm7,%r10
    1acd:	vextracti128 $0x1,%ymm7,%xmm11
    1ad3:	vpinsrb $0xe,(%r14,%r9,1),%xmm6,%xmm23
    1adb:	vmovq  %xmm7,%r9
    1ae0:	vpinsrb $0xf,(%r14,%r11,1),%xmm25,%xmm6
    1ae8:	movzbl (%r14,%r9,1),%r9d
    1aed:	vmovd  %r9d,%xmm16
    1af3:	vpinsrb $0x1,(%r14,%r10,1),%xmm16,%xmm16
    1afb:	vmovq  %xmm11,%r9
    1b00:	vpextrq $0x1,%xmm11,%r10
    1b06:	vextracti32x4 $0x2,%zmm7,%xmm11
    1b0d:	vextracti32x4 $0x3,%zmm7,%xmm7
    1b14:	vpmovzxbd %xmm6,%zmm6
    1b1a:	vpinsrb $0x2,(%r14,%r9,1),%xmm16,%xmm16
    1b22:	vmovq  %xmm11,%r9
    1b27:	vpinsrb $0x3,(%r14,%r10,1),%xmm16,%xmm16
    1b2f:	vpextrq $0x1,%xmm11,%r10
    1b35:	vpinsrb $0x4,(%r14,%r9,1),%xmm16,%xmm11
    1b3d:	vpextrq $0x1,%xmm27,%r9
    1b44:	vpinsrb $0xf,(%r14,%r9,1),%xmm4,%xmm4
    1b4b:	vmovq  %xmm7,%r9
    1b50:	vpinsrb $0x5,(%r14,%r10,1),%xmm11,%xmm11
    1b57:	vpextrq $0x1,%xmm7,%r10
    1b5d:	vpinsrb $0x6,(%r14,%r9,1),%xmm11,%xmm7
    1b64:	vmovq  %xmm10,%r9
    1b69:	vextracti128 $0x1,%ymm10,%xmm11
    1b6f:	vpmovzxbd %xmm4,%zmm4
    1b75:	vpinsrb $0x7,(%r14,%r10,1),%xmm7,%xmm7
    1b7c:	vpextrq $0x1,%xmm10,%r10
    1b82:	vpinsrb $0x8,(%r14,%r9,1),%xmm7,%xmm7
    1b89:	vmovq  %xmm11,%r9
    1b8e:	vpinsrb $0x9,(%r14,%r10,1),%xmm7,%xmm7
    1b95:	vpextrq $0x1,%xmm11,%r10
    1b9b:	vextracti32x4 $0x2,%zmm10,%xmm11
    1ba2:	vextracti32x4 $0x3,%zmm10,%xmm10
    1ba9:	vpinsrb $0xa,(%r14,%r9,1),%xmm7,%xmm7
    1bb0:	vmovq  %xmm11,%r9
    1bb5:	vpinsrb $0xb,(%r14,%r10,1),%xmm7,%xmm7
    1bbc:	vpextrq $0x1,%xmm11,%r10
    1bc2:	vextracti64x4 $0x1,%zmm8,%ymm11
    1bc9:	vpmovzxdq %ymm8,%zmm8
    1bcf:	vpmovzxdq %ymm11,%zmm11
    1bd5:	vpinsrb $0xc,(%r14,%r9,1),%xmm7,%xmm7
    1bdc:	vmovq  %xmm10,%r9
    1be1:	vextracti32x4 $0x1,%ymm8,%xmm16
    1be8:	vpinsrb $0xd,(%r14,%r10,1),%xmm7,%xmm7
    1bef:	vmovq  %xmm8,%r10
    1bf4:	movzbl (%r14,%r10,1),%r10d
    1bf9:	vpinsrb $0xe,(%r14,%r9,1),%xmm7,%xmm7
    1c00:	vpextrq $0x1,%xmm8,%r9
    1c06:	vmovd  %r10d,%xmm25
    1c0c:	vpinsrb $0x1,(%r14,%r9,1),%xmm25,%xmm25
    1c14:	vmovq  %xmm16,%r10
    1c1a:	vpextrq $0x1,%xmm16,%r9
    1c21:	vextracti32x4 $0x2,%zmm8,%xmm16
    1c28:	vextracti32x4 $0x3,%zmm8,%xmm8
    1c2f:	vpinsrb $0x2,(%r14,%r10,1),%xmm25,%xmm25
    1c37:	vmovq  %xmm16,%r10
    1c3d:	vpinsrb $0x3,(%r14,%r9,1),%xmm25,%xmm25
    1c45:	vpextrq $0x1,%xmm16,%r9
    1c4c:	vpinsrb $0x4,(%r14,%r10,1),%xmm25,%xmm16
    1c54:	vmovq  %xmm8,%r10
    1c59:	vpinsrb $0x5,(%r14,%r9,1),%xmm16,%xmm16
    1c61:	vpextrq $0x1,%xmm22,%r9
    1c68:	vpinsrb $0x6,(%r14,%r10,1),%xmm16,%xmm16
    1c70:	vpextrq $0x1,%xmm8,%r10
    1c76:	vpinsrb $0x7,(%r14,%r10,1),%xmm16,%xmm8
    1c7e:	vmovq  %xmm11,%r10
    1c83:	vpinsrb $0xf,(%r14,%r9,1),%xmm21,%xmm16
    1c8b:	vpextrq $0x1,%xmm11,%r9
    1c91:	vextracti32x4 $0x1,%ymm11,%xmm21
    1c98:	vpinsrb $0x8,(%r14,%r10,1),%xmm8,%xmm8
    1c9f:	vpextrq $0x1,%xmm15,%r10
    1ca5:	vpinsrb $0xf,(%r14,%r10,1),%xmm23,%xmm15
    1cad:	vpextrq $0x1,%xmm21,%r10
    1cb4:	vpinsrb $0x9,(%r14,%r9,1),%xmm8,%xmm8
    1cbb:	vmovq  %xmm21,%r9
    1cc1:	vpinsrb $0xa,(%r14,%r9,1),%xmm8,%xmm8
    1cc8:	vpextrq $0x1,%xmm10,%r9
    1cce:	vextracti32x4 $0x2,%zmm11,%xmm10
    1cd5:	vpinsrb $0xf,(%r14,%r9,1),%xmm7,%xmm21
    1cdd:	vpextrq $0x1,%xmm10,%r9
    1ce3:	vextracti32x4 $0x3,%zmm11,%xmm7
    1cea:	vpinsrb $0xb,(%r14,%r10,1),%xmm8,%xmm8
    1cf1:	vmovq  %xmm10,%r10
    1cf6:	vpmovzxdq %ymm14,%zmm10
    1cfc:	vpinsrb $0xc,(%r14,%r10,1),%xmm8,%xmm8
    1d03:	vmovq  %xmm7,%r10
    1d08:	vextracti128 $0x1,%ymm10,%xmm11
    1d0e:	vpinsrb $0xd,(%r14,%r9,1),%xmm8,%xmm8
    1d15:	vmovq  %xmm10,%r9
    1d1a:	movzbl (%r14,%r9,1),%r9d
    1d1f:	vpinsrb $0xe,(%r14,%r10,1),%xmm8,%xmm8
    1d26:	vpextrq $0x1,%xmm10,%r10
    1d2c:	vmovd  %r9d,%xmm22
    1d32:	vpinsrb $0x1,(%r14,%r10,1),%xmm22,%xmm22
    1d3a:	vmovq  %xmm11,%r9
    1d3f:	vpextrq $0x1,%xmm11,%r10
    1d45:	vpinsrb $0x2,(%r14,%r9,1),%xmm22,%xmm11
    1d4d:	vpextrq $0x1,%xmm7,%r9
    1d53:	vextracti32x4 $0x2,%zmm10,%xmm7
    1d5a:	vextracti32x4 $0x3,%zmm10,%xmm10
    1d61:	vpinsrb $0xf,(%r14,%r9,1),%xmm8,%xmm22
    1d69:	vmovq  %xmm7,%r9
    1d6e:	vpinsrb $0x3,(%r14,%r10,1),%xmm11,%xmm11
    1d75:	vpinsrb $0x4,(%r14,%r9,1),%xmm11,%xmm8
    1d7c:	vpextrq $0x1,%xmm7,%r9
    1d82:	vextracti64x4 $0x1,%zmm14,%ymm7
    1d89:	vpmovzxbd %xmm18,%zmm11
    1d8f:	vpmovzxdq %ymm7,%zmm7
    1d95:	vpinsrb $0x5,(%r14,%r9,1),%xmm8,%xmm8
    1d9c:	vmovq  %xmm10,%r9
    1da1:	vpcmpeqd %zmm11,%zmm1,%k0
    1da7:	vpmovzxbd %xmm20,%zmm11
    1dad:	vpinsrb $0x6,(%r14,%r9,1),%xmm8,%xmm8
    1db4:	vpextrq $0x1,%xmm10,%r9
    1dba:	vextracti128 $0x1,%ymm7,%xmm10
    1dc0:	vpcmpeqd %zmm11,%zmm1,%k2
    1dc6:	vpmovm2d %k0,%zmm11
    1dcc:	vpcmpeqd %zmm2,%zmm1,%k0
    1dd2:	vpmovm2d %k0,%zmm2
    1dd8:	vpcmpeqd %zmm0,%zmm1,%k0
    1dde:	vpmovm2d %k0,%zmm0
    1de4:	vpinsrb $0x7,(%r14,%r9,1),%xmm8,%xmm8
    1deb:	vmovq  %xmm7,%r9
    1df0:	vpinsrb $0x8,(%r14,%r9,1),%xmm8,%xmm8
    1df7:	vpextrq $0x1,%xmm7,%r9
    1dfd:	vpinsrb $0x9,(%r14,%r9,1),%xmm8,%xmm8
    1e04:	vmovq  %xmm10,%r9
    1e09:	vpinsrb $0xa,(%r14,%r9,1),%xmm8,%xmm8
    1e10:	vpextrq $0x1,%xmm10,%r9
    1e16:	vextracti32x4 $0x2,%zmm7,%xmm10
    1e1d:	vextracti32x4 $0x3,%zmm7,%xmm7
    1e24:	vpinsrb $0xb,(%r14,%r9,1),%xmm8,%xmm8
    1e2b:	vmovq  %xmm10,%r9
    1e30:	vpinsrb $0xc,(%r14,%r9,1),%xmm8,%xmm8
    1e37:	vpextrq $0x1,%xmm10,%r9
    1e3d:	vpmovzxbd %xmm19,%zmm10
    1e43:	vpcmpeqd %zmm10,%zmm1,%k1
    1e49:	vpmovzxbd %xmm17,%zmm10
    1e4f:	vpinsrb $0xd,(%r14,%r9,1),%xmm8,%xmm8
    1e56:	vmovq  %xmm7,%r9
    1e5b:	vpcmpeqd %zmm10,%zmm1,%k3
    1e61:	vmovdqa64 0x80(%rsp),%zmm10
    1e69:	vpinsrb $0xe,(%r14,%r9,1),%xmm8,%xmm8
    1e70:	vpextrq $0x1,%xmm7,%r9
    1e76:	vpinsrb $0xf,(%r14,%r9,1),%xmm8,%xmm7
    1e7d:	vpsubd %zmm11,%zmm10,%zmm8
    1e83:	vmovdqa64 0xc0(%rsp),%zmm11
    1e8b:	vpmovm2d %k1,%zmm10
    1e91:	vpcmpeqd %zmm9,%zmm1,%k1
    1e97:	vpmovzxbd %xmm24,%zmm9
    1e9d:	vpsubd %zmm2,%zmm8,%zmm2
    1ea3:	vpmovm2d %k1,%zmm8
    1ea9:	vpcmpeqd %zmm6,%zmm1,%k1
    1eaf:	vpmovzxbd %xmm15,%zmm6
    1eb5:	vmovdqa64 0x1c0(%rsp),%zmm15
    1ebd:	vpsubd %zmm0,%zmm2,%zmm0
    1ec3:	vpmovm2d %k1,%zmm2
    1ec9:	vpmovzxbd %xmm7,%zmm7
    1ecf:	vpcmpeqd %zmm6,%zmm1,%k0
    1ed5:	vpmovm2d %k0,%zmm6
    1edb:	vpsubd %zmm6,%zmm0,%zmm6
    1ee1:	vpsubd %zmm10,%zmm11,%zmm10
    1ee7:	vpmovm2d %k2,%zmm11
    1eed:	vpsubd %zmm11,%zmm12,%zmm11
    1ef3:	vpcmpeqd %zmm3,%zmm1,%k2
    1ef9:	vpmovm2d %k3,%zmm12
    1eff:	vpsubd %zmm12,%zmm13,%zmm12
    1f05:	vpmovzxbd %xmm16,%zmm13
    1f0b:	vpcmpeqd %zmm9,%zmm1,%k3
    1f11:	vpsubd %zmm8,%zmm10,%zmm3
    1f17:	vpmovm2d %k2,%zmm8
    1f1d:	vpsubd %zmm8,%zmm11,%zmm8
    1f23:	vpcmpeqd %zmm4,%zmm1,%k2
    1f29:	vpmovzxbd %xmm22,%zmm11
    1f2f:	vpmovm2d %k3,%zmm9
    1f35:	vpsubd %zmm9,%zmm12,%zmm9
    1f3b:	vpsubd %zmm2,%zmm3,%zmm2
    1f41:	vpmovm2d %k2,%zmm3
    1f47:	vpsubd %zmm3,%zmm8,%zmm3
    1f4d:	vpmovzxbd %xmm21,%zmm8
    1f53:	vpcmpeqd %zmm13,%zmm1,%k3
    1f59:	vpmovm2d %k3,%zmm4
    1f5f:	vpsubd %zmm4,%zmm9,%zmm4
    1f65:	vpcmpeqd %zmm11,%zmm1,%k2
    1f6b:	vpcmpeqd %zmm7,%zmm1,%k3
    1f71:	vpcmpeqd %zmm8,%zmm1,%k1
    1f77:	vpmovm2d %k1,%zmm0
    1f7d:	vpsubd %zmm0,%zmm2,%zmm2
    1f83:	vpmovm2d %k2,%zmm0
    1f89:	vpsubd %zmm0,%zmm3,%zmm3
    1f8f:	vpmovm2d %k3,%zmm0
    1f95:	vpsubd %zmm0,%zmm4,%zmm13
    1f9b:	jne    c21 <f25+0x941>
    1fa1:	vpaddd %zmm6,%zmm2,%zmm0
    1fa7:	vpaddd %zmm3,%zmm13,%zmm3
    1fad:	vpaddd %zmm0,%zmm3,%zmm0
    1fb3:	vextracti64x4 $0x1,%zmm0,%ymm2
    1fba:	vpaddd %zmm2,%zmm0,%zmm0
    1fc0:	vextracti128 $0x1,%ymm0,%xmm2
    1fc6:	vpaddd %xmm2,%xmm0,%xmm0
    1fca:	vpshufd $0xee,%xmm0,%xmm2
    1fcf:	vpaddd %xmm2,%xmm0,%xmm0
    1fd3:	vpshufd $0x55,%xmm0,%xmm2
    1fd8:	vpaddd %xmm2,%xmm0,%xmm0
    1fdc:	vmovd  %xmm0,%r9d
    1fe1:	cmp    %rsi,%rcx
    1fe4:	jne    2033 <f25+0x1d53>
    1fe6:	mov    0x8(%rsp),%rbx
    1feb:	mov    0x18(%rsp),%r10
    1ff0:	mov    0x10(%rsp),%r11
    1ff5:	test   %eax,%eax
    1ff7:	jne    6b6 <f25+0x3d6>
    1ffd:	jmp    840 <f25+0x560>
    2002:	mov    %rbx,%rdi
    2005:	mov    %rax,%r14
    2008:	call   200d <f25+0x1d2d>
    200d:	mov    %r14,%rax
    2010:	mov    0x18(%rsp),%r15
    2015:	mov    %rax,0x8(%rsp)
    201a:	cmp    $0xfffffffffffff000,%rax
    2020:	jbe    88d <f25+0x5ad>
    2026:	mov    $0x1,%esi
    202b:	mov    %rbx,%rdi
    202e:	call   2033 <f25+0x1d53>
    2033:	mov    0x8(%rsp),%rbx
    2038:	mov    0x18(%rsp),%r10
    203d:	mov    0x10(%rsp),%r11
    2042:	test   $0x30,%cl
    2045:	je     2585 <f25+0x22a5>
    204b:	vpbroadcastd %edi,%zmm0
    2051:	vpaddd 0x0(%rip),%zmm0,%zmm2        # 205b <f25+0x1d7b>
    205b:	vpbroadcastd 0x0(%rip),%zmm4        # 2065 <f25+0x1d85>
    2065:	vpbroadcastd 0x0(%rip),%zmm5        # 206f <f25+0x1d8f>
    206f:	vpbroadcastd 0x0(%rip),%zmm6        # 2079 <f25+0x1d99>
    2079:	add    $0x30,%rdx
    207d:	vmovd  %r9d,%xmm7
    2082:	vpternlogd $0xff,%zmm3,%zmm3,%zmm3
    2089:	and    %rcx,%rdx
    208c:	lea    0x0(,%rdx,4),%r8
    2094:	sub    %rdx,%rsi
    2097:	nopw   0x0(%rax,%rax,1)
    20a0:	vpaddd %zmm15,%zmm2,%zmm8
    20a6:	vpaddd %zmm6,%zmm2,%zmm2
    20ac:	add    $0x10,%rsi
    20b0:	vpmovzxdq %ymm8,%zmm9
    20b6:	vextracti64x4 $0x1,%zmm8,%ymm0
    20bd:	vpmovzxdq %ymm0,%zmm0
    20c3:	vmovq  %xmm9,%r10
    20c8:	vpextrq $0x1,%xmm9,%rdi
    20ce:	vextracti128 $0x1,%ymm9,%xmm10
    20d4:	movzbl (%r14,%r10,1),%r10d
    20d9:	vpextrq $0x1,%xmm10,%r9
    20df:	vmovd  %r10d,%xmm11
    20e4:	vpinsrb $0x1,(%r14,%rdi,1),%xmm11,%xmm11
    20eb:	vmovq  %xmm10,%r10
    20f0:	vextracti32x4 $0x2,%zmm9,%xmm10
    20f7:	vextracti32x4 $0x3,%zmm9,%xmm9
    20fe:	vpextrq $0x1,%xmm10,%rdi
    2104:	vpinsrb $0x2,(%r14,%r10,1),%xmm11,%xmm11
    210b:	vmovq  %xmm10,%r10
    2110:	vpinsrb $0x3,(%r14,%r9,1),%xmm11,%xmm10
    2117:	vpextrq $0x1,%xmm9,%r9
    211d:	vpinsrb $0x4,(%r14,%r10,1),%xmm10,%xmm10
    2124:	vmovq  %xmm9,%r10
    2129:	vpinsrb $0x5,(%r14,%rdi,1),%xmm10,%xmm9
    2130:	vmovq  %xmm0,%rdi
    2135:	vextracti128 $0x1,%ymm0,%xmm10
    213b:	vpextrq $0x1,%xmm10,%r11
    2141:	vpinsrb $0x6,(%r14,%r10,1),%xmm9,%xmm9
    2148:	vpextrq $0x1,%xmm0,%r10
    214e:	vpinsrb $0x7,(%r14,%r9,1),%xmm9,%xmm9
    2155:	vmovq  %xmm10,%r9
    215a:	vextracti32x4 $0x2,%zmm0,%xmm10
    2161:	vextracti32x4 $0x3,%zmm0,%xmm0
    2168:	vpinsrb $0x8,(%r14,%rdi,1),%xmm9,%xmm9
    216f:	vmovq  %xmm10,%rdi
    2174:	vpinsrb $0x9,(%r14,%r10,1),%xmm9,%xmm9
    217b:	vpextrq $0x1,%xmm10,%r10
    2181:	vpsubd %zmm3,%zmm8,%zmm10
    2187:	vpmovzxdq %ymm10,%zmm11
    218d:	vpinsrb $0xa,(%r14,%r9,1),%xmm9,%xmm9
    2194:	vmovq  %xmm11,%r9
    2199:	vextracti128 $0x1,%ymm11,%xmm13
    219f:	movzbl (%r14,%r9,1),%r9d
    21a4:	vpinsrb $0xb,(%r14,%r11,1),%xmm9,%xmm9
    21ab:	vmovd  %r9d,%xmm12
    21b0:	vpextrq $0x1,%xmm11,%r9
    21b6:	vpinsrb $0x1,(%r14,%r9,1),%xmm12,%xmm12
    21bd:	vmovq  %xmm13,%r9
    21c2:	vpinsrb $0xc,(%r14,%rdi,1),%xmm9,%xmm9
    21c9:	vpextrq $0x1,%xmm0,%rdi
    21cf:	vpinsrb $0x2,(%r14,%r9,1),%xmm12,%xmm12
    21d6:	vpextrq $0x1,%xmm13,%r9
    21dc:	vextracti32x4 $0x2,%zmm11,%xmm13
    21e3:	vextracti32x4 $0x3,%zmm11,%xmm11
    21ea:	vpinsrb $0x3,(%r14,%r9,1),%xmm12,%xmm12
    21f1:	vmovq  %xmm13,%r9
    21f6:	vpinsrb $0x4,(%r14,%r9,1),%xmm12,%xmm12
    21fd:	vpextrq $0x1,%xmm13,%r9
    2203:	vpinsrb $0x5,(%r14,%r9,1),%xmm12,%xmm12
    220a:	vmovq  %xmm0,%r9
    220f:	vextracti64x4 $0x1,%zmm10,%ymm0
    2216:	vpmovzxdq %ymm0,%zmm10
    221c:	vpinsrb $0xd,(%r14,%r10,1),%xmm9,%xmm0
    2223:	vmovq  %xmm11,%r10
    2228:	vpinsrb $0x6,(%r14,%r10,1),%xmm12,%xmm9
    222f:	vpextrq $0x1,%xmm11,%r10
    2235:	vextracti128 $0x1,%ymm10,%xmm11
    223b:	vpinsrb $0xe,(%r14,%r9,1),%xmm0,%xmm0
    2242:	vpinsrb $0x7,(%r14,%r10,1),%xmm9,%xmm9
    2249:	vmovq  %xmm10,%r10
    224e:	vpinsrb $0xf,(%r14,%rdi,1),%xmm0,%xmm0
    2255:	vpinsrb $0x8,(%r14,%r10,1),%xmm9,%xmm9
    225c:	vpextrq $0x1,%xmm10,%r10
    2262:	vpinsrb $0x9,(%r14,%r10,1),%xmm9,%xmm9
    2269:	vmovq  %xmm11,%r10
    226e:	vpmovzxbd %xmm0,%zmm0
    2274:	vpinsrb $0xa,(%r14,%r10,1),%xmm9,%xmm9
    227b:	vpextrq $0x1,%xmm11,%r10
    2281:	vextracti32x4 $0x2,%zmm10,%xmm11
    2288:	vextracti32x4 $0x3,%zmm10,%xmm10
    228f:	vpcmpeqd %zmm0,%zmm1,%k0
    2295:	vpmovm2d %k0,%zmm0
    229b:	vpsubd %zmm0,%zmm7,%zmm0
    22a1:	vpinsrb $0xb,(%r14,%r10,1),%xmm9,%xmm9
    22a8:	vmovq  %xmm11,%r10
    22ad:	vpinsrb $0xc,(%r14,%r10,1),%xmm9,%xmm9
    22b4:	vpextrq $0x1,%xmm11,%r10
    22ba:	vpaddd %zmm4,%zmm8,%zmm11
    22c0:	vpaddd %zmm5,%zmm8,%zmm8
    22c6:	vpmovzxdq %ymm11,%zmm12
    22cc:	vextracti64x4 $0x1,%zmm11,%ymm11
    22d3:	vpmovzxdq %ymm11,%zmm11
    22d9:	vpinsrb $0xd,(%r14,%r10,1),%xmm9,%xmm9
    22e0:	vmovq  %xmm12,%r10
    22e5:	vextracti128 $0x1,%ymm12,%xmm14
    22eb:	movzbl (%r14,%r10,1),%r10d
    22f0:	vmovq  %xmm14,%r9
    22f5:	vmovd  %r10d,%xmm13
    22fa:	vpextrq $0x1,%xmm12,%r10
    2300:	vpinsrb $0x1,(%r14,%r10,1),%xmm13,%xmm13
    2307:	vmovq  %xmm10,%r10
    230c:	vpinsrb $0xe,(%r14,%r10,1),%xmm9,%xmm9
    2313:	vpinsrb $0x2,(%r14,%r9,1),%xmm13,%xmm13
    231a:	vpextrq $0x1,%xmm14,%r9
    2320:	vextracti32x4 $0x2,%zmm12,%xmm14
    2327:	vextracti32x4 $0x3,%zmm12,%xmm12
    232e:	vmovq  %xmm14,%r10
    2333:	vmovq  %xmm12,%rdi
    2338:	vpinsrb $0x3,(%r14,%r9,1),%xmm13,%xmm13
    233f:	vpextrq $0x1,%xmm14,%r9
    2345:	vpinsrb $0x4,(%r14,%r10,1),%xmm13,%xmm13
    234c:	vpextrq $0x1,%xmm12,%r10
    2352:	vpinsrb $0x5,(%r14,%r9,1),%xmm13,%xmm12
    2359:	vmovq  %xmm11,%r9
    235e:	vpinsrb $0x6,(%r14,%rdi,1),%xmm12,%xmm12
    2365:	vpextrq $0x1,%xmm11,%rdi
    236b:	vpinsrb $0x7,(%r14,%r10,1),%xmm12,%xmm12
    2372:	vpextrq $0x1,%xmm10,%r10
    2378:	vextracti128 $0x1,%ymm11,%xmm10
    237e:	vpinsrb $0xf,(%r14,%r10,1),%xmm9,%xmm9
    2385:	vpinsrb $0x8,(%r14,%r9,1),%xmm12,%xmm12
    238c:	vmovq  %xmm10,%r9
    2391:	vpinsrb $0x9,(%r14,%rdi,1),%xmm12,%xmm12
    2398:	vpextrq $0x1,%xmm10,%rdi
    239e:	vextracti32x4 $0x2,%zmm11,%xmm10
    23a5:	vextracti32x4 $0x3,%zmm11,%xmm11
    23ac:	vpmovzxbd %xmm9,%zmm7
    23b2:	vpinsrb $0xa,(%r14,%r9,1),%xmm12,%xmm12
    23b9:	vmovq  %xmm10,%r9
    23be:	vpcmpeqd %zmm7,%zmm1,%k0
    23c4:	vpmovm2d %k0,%zmm7
    23ca:	vpsubd %zmm7,%zmm0,%zmm0
    23d0:	vpinsrb $0xb,(%r14,%rdi,1),%xmm12,%xmm12
    23d7:	vpextrq $0x1,%xmm10,%rdi
    23dd:	vpinsrb $0xc,(%r14,%r9,1),%xmm12,%xmm10
    23e4:	vpmovzxdq %ymm8,%zmm12
    23ea:	vextracti64x4 $0x1,%zmm8,%ymm8
    23f1:	vpmovzxdq %ymm8,%zmm8
    23f7:	vpinsrb $0xd,(%r14,%rdi,1),%xmm10,%xmm10
    23fe:	vmovq  %xmm11,%rdi
    2403:	vpextrq $0x1,%xmm12,%r9
    2409:	vextracti128 $0x1,%ymm12,%xmm13
    240f:	vpinsrb $0xe,(%r14,%rdi,1),%xmm10,%xmm10
    2416:	vmovq  %xmm12,%rdi
    241b:	movzbl (%r14,%rdi,1),%edi
    2420:	vmovd  %edi,%xmm14
    2424:	vpinsrb $0x1,(%r14,%r9,1),%xmm14,%xmm14
    242b:	vmovq  %xmm13,%rdi
    2430:	vpextrq $0x1,%xmm13,%r9
    2436:	vpinsrb $0x2,(%r14,%rdi,1),%xmm14,%xmm13
    243d:	vpextrq $0x1,%xmm11,%rdi
    2443:	vextracti32x4 $0x2,%zmm12,%xmm11
    244a:	vpinsrb $0xf,(%r14,%rdi,1),%xmm10,%xmm10
    2451:	vmovq  %xmm11,%rdi
    2456:	vpinsrb $0x3,(%r14,%r9,1),%xmm13,%xmm13
    245d:	vpinsrb $0x4,(%r14,%rdi,1),%xmm13,%xmm13
    2464:	vpextrq $0x1,%xmm11,%rdi
    246a:	vextracti32x4 $0x3,%zmm12,%xmm11
    2471:	vpmovzxbd %xmm10,%zmm7
    2477:	vpinsrb $0x5,(%r14,%rdi,1),%xmm13,%xmm12
    247e:	vmovq  %xmm11,%rdi
    2483:	vpcmpeqd %zmm7,%zmm1,%k0
    2489:	vpmovm2d %k0,%zmm7
    248f:	vpsubd %zmm7,%zmm0,%zmm0
    2495:	vpinsrb $0x6,(%r14,%rdi,1),%xmm12,%xmm12
    249c:	vpextrq $0x1,%xmm11,%rdi
    24a2:	vpinsrb $0x7,(%r14,%rdi,1),%xmm12,%xmm11
    24a9:	vmovq  %xmm8,%rdi
    24ae:	vextracti128 $0x1,%ymm8,%xmm12
    24b4:	vpinsrb $0x8,(%r14,%rdi,1),%xmm11,%xmm11
    24bb:	vpextrq $0x1,%xmm8,%rdi
    24c1:	vpinsrb $0x9,(%r14,%rdi,1),%xmm11,%xmm11
    24c8:	vmovq  %xmm12,%rdi
    24cd:	vpinsrb $0xa,(%r14,%rdi,1),%xmm11,%xmm11
    24d4:	vpextrq $0x1,%xmm12,%rdi
    24da:	vextracti32x4 $0x2,%zmm8,%xmm12
    24e1:	vextracti32x4 $0x3,%zmm8,%xmm8
    24e8:	vpinsrb $0xb,(%r14,%rdi,1),%xmm11,%xmm11
    24ef:	vmovq  %xmm12,%rdi
    24f4:	vpinsrb $0xc,(%r14,%rdi,1),%xmm11,%xmm11
    24fb:	vpextrq $0x1,%xmm12,%rdi
    2501:	vpinsrb $0xd,(%r14,%rdi,1),%xmm11,%xmm11
    2508:	vmovq  %xmm8,%rdi
    250d:	vpinsrb $0xe,(%r14,%rdi,1),%xmm11,%xmm11
    2514:	vpextrq $0x1,%xmm8,%rdi
    251a:	vpinsrb $0xf,(%r14,%rdi,1),%xmm11,%xmm8
    2521:	vpmovzxbd %xmm8,%zmm7
    2527:	vpcmpeqd %zmm7,%zmm1,%k0
    252d:	vpmovm2d %k0,%zmm7
    2533:	vpsubd %zmm7,%zmm0,%zmm7
    2539:	jne    20a0 <f25+0x1dc0>
    253f:	vextracti64x4 $0x1,%zmm7,%ymm0
    2546:	mov    0x18(%rsp),%r10
    254b:	mov    0x10(%rsp),%r11
    2550:	vpaddd %zmm0,%zmm7,%zmm0
    2556:	vextracti128 $0x1,%ymm0,%xmm1
    255c:	vpaddd %xmm1,%xmm0,%xmm0
    2560:	vpshufd $0xee,%xmm0,%xmm1
    2565:	vpaddd %xmm1,%xmm0,%xmm0
    2569:	vpshufd $0x55,%xmm0,%xmm1
    256e:	vpaddd %xmm1,%xmm0,%xmm0
    2572:	vmovd  %xmm0,%r9d
    2577:	cmp    %rdx,%rcx
    257a:	jne    650 <f25+0x370>
    2580:	jmp    6ae <f25+0x3ce>
    2585:	shl    $0x2,%rsi
    2589:	mov    %rsi,%r8
    258c:	jmp    650 <f25+0x370>
    2591:	mov    $0xd,%esi
    2596:	mov    %rbx,%rdi
    2599:	call   259e <f25+0x22be>
    259e:	xchg   %ax,%ax

00000000000025a0 <f26>:
    25a0:	push   %rbp
    25a1:	mov    %rsp,%rbp
    25a4:	push   %r15
    25a6:	push   %r14
    25a8:	push   %r13
    25aa:	push   %r12
    25ac:	push   %rbx
    25ad:	sub    $0x28,%rsp
    25b1:	mov    %rdi,%r14
    25b4:	cmp    %rbp,0x8(%rdi)
    25b8:	ja     2829 <f26+0x289>
    25be:	mov    %r14,%rdi
    25c1:	mov    %rsi,%r12
    25c4:	call   *0x41f0(%r14)
    25cb:	cmpl   $0x0,0x10(%r14)
    25d0:	mov    %rax,-0x38(%rbp)
    25d4:	jne    2706 <f26+0x166>
    25da:	lea    0x4(,%rax,4),%r15d
    25e2:	test   %eax,%eax
    25e4:	jle    2722 <f26+0x182>
    25ea:	mov    %eax,%ebx
    25ec:	and    $0x7fffffff,%ebx
    25f2:	mov    %r12,-0x40(%rbp)
    25f6:	xor    %r12d,%r12d
    25f9:	mov    %r15d,%r13d
    25fc:	jmp    260d <f26+0x6d>
    25fe:	xchg   %ax,%ax
    2600:	lea    0x1(%r13,%rax,1),%r13d
    2605:	inc    %r12
    2608:	cmp    %r12,%rbx
    260b:	je     2633 <f26+0x93>
    260d:	mov    %r14,%rdi
    2610:	mov    %r12,%rsi
    2613:	call   *0x4200(%r14)
    261a:	cmpl   $0x0,0x10(%r14)
    261f:	je     2600 <f26+0x60>
    2621:	mov    %r14,%rdi
    2624:	mov    %rax,-0x30(%rbp)
    2628:	call   262d <f26+0x8d>
    262d:	mov    -0x30(%rbp),%rax
    2631:	jmp    2600 <f26+0x60>
    2633:	mov    $0x3,%ecx
    2638:	mov    $0x22,%r8d
    263e:	mov    $0xffffffff,%r9d
    2644:	mov    %r13d,%edx
    2647:	movq   $0x0,(%rsp)
    264f:	mov    %r14,%rdi
    2652:	xor    %esi,%esi
    2654:	call   *0x41b0(%r14)
    265b:	cmpl   $0x0,0x10(%r14)
    2660:	jne    27e3 <f26+0x243>
    2666:	mov    -0x40(%rbp),%r12
    266a:	cmp    $0xfffffffffffff000,%rax
    2670:	ja     281c <f26+0x27c>
    2676:	add    %eax,%r15d
    2679:	xor    %r13d,%r13d
    267c:	mov    %eax,%ebx
    267e:	mov    %rax,-0x30(%rbp)
    2682:	jmp    26a8 <f26+0x108>
    2684:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    2690:	lea    0x1(%r15,%r12,1),%r15d
    2695:	mov    -0x38(%rbp),%rax
    2699:	mov    -0x40(%rbp),%r12
    269d:	inc    %r13
    26a0:	add    $0x4,%ebx
    26a3:	cmp    %r13d,%eax
    26a6:	je     26f0 <f26+0x150>
    26a8:	mov    %ebx,%eax
    26aa:	mov    %r15d,(%r12,%rax,1)
    26ae:	mov    %r15d,%esi
    26b1:	mov    %r14,%rdi
    26b4:	mov    %r13,%rdx
    26b7:	call   *0x4210(%r14)
    26be:	cmpl   $0x0,0x10(%r14)
    26c3:	jne    26e6 <f26+0x146>
    26c5:	mov    %r14,%rdi
    26c8:	mov    %r13,%rsi
    26cb:	call   *0x4200(%r14)
    26d2:	cmpl   $0x0,0x10(%r14)
    26d7:	mov    %rax,%r12
    26da:	je     2690 <f26+0xf0>
    26dc:	mov    %r14,%rdi
    26df:	call   26e4 <f26+0x144>
    26e4:	jmp    2690 <f26+0xf0>
    26e6:	mov    %r14,%rdi
    26e9:	call   26ee <f26+0x14e>
    26ee:	jmp    26c5 <f26+0x125>
    26f0:	mov    -0x30(%rbp),%rbx
    26f4:	mov    %ebx,0x160c8c(%r12)
    26fc:	mov    %eax,0x160c88(%r12)
    2704:	jmp    277d <f26+0x1dd>
    2706:	mov    %r14,%rdi
    2709:	call   270e <f26+0x16e>
    270e:	mov    -0x38(%rbp),%rax
    2712:	lea    0x4(,%rax,4),%r15d
    271a:	test   %eax,%eax
    271c:	jg     25ea <f26+0x4a>
    2722:	mov    $0x3,%ecx
    2727:	mov    $0x22,%r8d
    272d:	mov    $0xffffffff,%r9d
    2733:	mov    %r15d,%edx
    2736:	movq   $0x0,(%rsp)
    273e:	mov    %r14,%rdi
    2741:	xor    %esi,%esi
    2743:	call   *0x41b0(%r14)
    274a:	cmpl   $0x0,0x10(%r14)
    274f:	mov    %rax,%rbx
    2752:	jne    2803 <f26+0x263>
    2758:	mov    -0x38(%rbp),%rax
    275c:	cmp    $0xfffffffffffff000,%rbx
    2763:	ja     281c <f26+0x27c>
    2769:	mov    %eax,0x160c88(%r12)
    2771:	mov    %ebx,0x160c8c(%r12)
    2779:	test   %eax,%eax
    277b:	je     27dc <f26+0x23c>
    277d:	mov    %ebx,%eax
    277f:	mov    (%r12,%rax,1),%eax
    2783:	mov    %eax,0x160c94(%r12)
    278b:	mov    %eax,0x160c98(%r12)
    2793:	mov    %eax,%ecx
    2795:	movzbl (%r12,%rcx,1),%ecx
    279a:	cmp    $0x2f,%ecx
    279d:	jne    27b9 <f26+0x219>
    279f:	nop
    27a0:	lea    0x1(%rax),%ecx
    27a3:	inc    %eax
    27a5:	mov    %ecx,0x160c94(%r12)
    27ad:	mov    %eax,%ecx
    27af:	movzbl (%r12,%rcx,1),%ecx
    27b4:	cmp    $0x2f,%ecx
    27b7:	je     27a0 <f26+0x200>
    27b9:	test   %ecx,%ecx
    27bb:	je     27cd <f26+0x22d>
    27bd:	inc    %eax
    27bf:	mov    %eax,%ecx
    27c1:	movzbl (%r12,%rcx,1),%ecx
    27c6:	cmp    $0x2f,%ecx
    27c9:	jne    27b9 <f26+0x219>
    27cb:	jmp    27a0 <f26+0x200>
    27cd:	add    $0x28,%rsp
    27d1:	pop    %rbx
    27d2:	pop    %r12
    27d4:	pop    %r13
    27d6:	pop    %r14
    27d8:	pop    %r15
    27da:	pop    %rbp
    27db:	ret
    27dc:	mov    $0x10013b,%eax
    27e1:	jmp    2783 <f26+0x1e3>
    27e3:	mov    %r14,%rdi
    27e6:	mov    %rax,%rbx
    27e9:	call   27ee <f26+0x24e>
    27ee:	mov    %rbx,%rax
    27f1:	mov    -0x40(%rbp),%r12
    27f5:	cmp    $0xfffffffffffff000,%rax
    27fb:	jbe    2676 <f26+0xd6>
    2801:	jmp    281c <f26+0x27c>
    2803:	mov    %r14,%rdi
    2806:	call   280b <f26+0x26b>
    280b:	mov    -0x38(%rbp),%rax
    280f:	cmp    $0xfffffffffffff000,%rbx
    2816:	jbe    2769 <f26+0x1c9>
    281c:	mov    $0x1,%esi
    2821:	mov    %r14,%rdi
    2824:	call   2829 <f26+0x289>
    2829:	mov    $0xd,%esi
    282e:	mov    %r14,%rdi
    2831:	call   2836 <f26+0x296>
    2836:	cs nopw 0x0(%rax,%rax,1)

0000000000002840 <f27>:
    2840:	push   %rbp
    2841:	mov    %rsp,%rbp
    2844:	push   %r15
    2846:	push   %r14
    2848:	push   %r13
    284a:	push   %r12
    284c:	push   %rbx
    284d:	sub    $0x78,%rsp
    2851:	cmp    %rbp,0x8(%rdi)
    2855:	ja     3ca9 <f27+0x1469>
    285b:	mov    0x4100(%rdi),%edx
    2861:	mov    0x160c88(%rsi),%ecx
    2867:	mov    0x160c8c(%rsi),%eax
    286d:	mov    %rsi,%r14
    2870:	mov    %rdx,-0x48(%rbp)
    2874:	add    $0xffffffd0,%edx
    2877:	mov    %edx,-0x64(%rbp)
    287a:	mov    %edx,0x4100(%rdi)
    2880:	movl   $0x320,-0x3c(%rbp)
    2887:	cmp    $0x1,%ecx
    288a:	jle    2924 <f27+0xe4>
    2890:	mov    0x4(%r14,%rax,1),%eax
    2895:	data16 cs nopw 0x0(%rax,%rax,1)
    28a0:	mov    %eax,%ecx
    28a2:	movzbl (%r14,%rcx,1),%edx
    28a7:	inc    %eax
    28a9:	movsbl %dl,%ecx
    28ac:	cmp    $0x20,%dl
    28af:	lea    -0x9(%rcx),%r8d
    28b3:	sete   %sil
    28b7:	cmp    $0x5,%r8d
    28bb:	setb   %r8b
    28bf:	or     %sil,%r8b
    28c2:	jne    28a0 <f27+0x60>
    28c4:	cmp    $0x2b,%dl
    28c7:	je     28d5 <f27+0x95>
    28c9:	movzbl %dl,%edx
    28cc:	cmp    $0x2d,%edx
    28cf:	jne    28ea <f27+0xaa>
    28d1:	mov    $0x1,%dl
    28d3:	jmp    28d7 <f27+0x97>
    28d5:	xor    %edx,%edx
    28d7:	mov    %eax,%ecx
    28d9:	movsbl (%r14,%rcx,1),%ecx
    28de:	add    $0xffffffd0,%ecx
    28e1:	xor    %esi,%esi
    28e3:	cmp    $0x9,%ecx
    28e6:	jbe    28f8 <f27+0xb8>
    28e8:	jmp    2918 <f27+0xd8>
    28ea:	dec    %eax
    28ec:	xor    %edx,%edx
    28ee:	add    $0xffffffd0,%ecx
    28f1:	xor    %esi,%esi
    28f3:	cmp    $0x9,%ecx
    28f6:	ja     2918 <f27+0xd8>
    28f8:	inc    %eax
    28fa:	xor    %esi,%esi
    28fc:	nopl   0x0(%rax)
    2900:	add    %esi,%esi
    2902:	lea    (%rsi,%rsi,4),%esi
    2905:	sub    %ecx,%esi
    2907:	mov    %eax,%ecx
    2909:	movsbl (%r14,%rcx,1),%ecx
    290e:	inc    %eax
    2910:	add    $0xffffffd0,%ecx
    2913:	cmp    $0xa,%ecx
    2916:	jb     2900 <f27+0xc0>
    2918:	mov    %esi,%eax
    291a:	neg    %eax
    291c:	test   %dl,%dl
    291e:	cmovne %esi,%eax
    2921:	mov    %eax,-0x3c(%rbp)
    2924:	vbroadcastsd 0x0(%rip),%zmm1        # 292e <f27+0xee>
    292e:	vbroadcastsd 0x0(%rip),%zmm0        # 2938 <f27+0xf8>
    2938:	vbroadcastsd 0x0(%rip),%zmm4        # 2942 <f27+0x102>
    2942:	vbroadcastsd 0x0(%rip),%zmm5        # 294c <f27+0x10c>
    294c:	vbroadcastsd 0x0(%rip),%zmm6        # 2956 <f27+0x116>
    2956:	vbroadcastsd 0x0(%rip),%zmm7        # 2960 <f27+0x120>
    2960:	vbroadcastsd 0x0(%rip),%zmm8        # 296a <f27+0x12a>
    296a:	vbroadcastsd 0x0(%rip),%zmm9        # 2974 <f27+0x134>
    2974:	vbroadcastsd 0x0(%rip),%zmm10        # 297e <f27+0x13e>
    297e:	vbroadcastsd 0x0(%rip),%zmm11        # 2988 <f27+0x148>
    2988:	vbroadcastsd 0x0(%rip),%zmm12        # 2992 <f27+0x152>
    2992:	vbroadcastsd 0x0(%rip),%zmm13        # 299c <f27+0x15c>
    299c:	vbroadcastsd 0x0(%rip),%zmm14        # 29a6 <f27+0x166>
    29a6:	vbroadcastsd 0x0(%rip),%zmm15        # 29b0 <f27+0x170>
    29b0:	vmovdqa 0x0(%rip),%ymm2        # 29b8 <f27+0x178>
    29b8:	vbroadcastsd 0x0(%rip),%zmm3        # 29c2 <f27+0x182>
    29c2:	vmovapd 0x0(%rip),%zmm16        # 29cc <f27+0x18c>
    29cc:	vmovapd 0x0(%rip),%zmm17        # 29d6 <f27+0x196>
    29d6:	vpbroadcastd 0x0(%rip),%ymm18        # 29e0 <f27+0x1a0>
    29e0:	mov    $0x140c80,%eax
    29e5:	data16 cs nopw 0x0(%rax,%rax,1)
    29f0:	vcvtudq2pd %ymm2,%zmm19
    29f6:	vpaddd %ymm18,%ymm2,%ymm2
    29fc:	vmulpd %zmm1,%zmm19,%zmm19
    2a02:	vmulpd %zmm0,%zmm19,%zmm19
    2a08:	vxorpd %zmm3,%zmm19,%zmm20
    2a0e:	vmulpd %zmm20,%zmm19,%zmm20
    2a14:	vdivpd %zmm4,%zmm20,%zmm21
    2a1a:	vdivpd %zmm5,%zmm20,%zmm23
    2a20:	vdivpd %zmm6,%zmm20,%zmm25
    2a26:	vdivpd %zmm7,%zmm20,%zmm24
    2a2c:	vdivpd %zmm12,%zmm20,%zmm26
    2a32:	vmulpd %zmm21,%zmm19,%zmm21
    2a38:	vaddpd %zmm21,%zmm19,%zmm22
    2a3e:	vmulpd %zmm21,%zmm23,%zmm21
    2a44:	vsubpd %zmm19,%zmm15,%zmm19
    2a4a:	vaddpd %zmm21,%zmm22,%zmm22
    2a50:	vmulpd %zmm21,%zmm25,%zmm21
    2a56:	vdivpd %zmm8,%zmm20,%zmm25
    2a5c:	vaddpd %zmm21,%zmm22,%zmm22
    2a62:	vmulpd %zmm21,%zmm24,%zmm21
    2a68:	vdivpd %zmm9,%zmm20,%zmm24
    2a6e:	vaddpd %zmm21,%zmm22,%zmm22
    2a74:	vmulpd %zmm21,%zmm25,%zmm21
    2a7a:	vdivpd %zmm10,%zmm20,%zmm25
    2a80:	vaddpd %zmm21,%zmm22,%zmm22
    2a86:	vmulpd %zmm21,%zmm24,%zmm21
    2a8c:	vdivpd %zmm11,%zmm20,%zmm24
    2a92:	vaddpd %zmm21,%zmm22,%zmm22
    2a98:	vmulpd %zmm21,%zmm25,%zmm21
    2a9e:	vaddpd %zmm21,%zmm22,%zmm22
    2aa4:	vmulpd %zmm21,%zmm24,%zmm21
    2aaa:	vxorpd %zmm3,%zmm19,%zmm24
    2ab0:	vmulpd %zmm24,%zmm19,%zmm24
    2ab6:	vaddpd %zmm21,%zmm22,%zmm22
    2abc:	vmulpd %zmm21,%zmm26,%zmm21
    2ac2:	vdivpd %zmm4,%zmm24,%zmm25
    2ac8:	vdivpd %zmm5,%zmm24,%zmm26
    2ace:	vaddpd %zmm21,%zmm22,%zmm22
    2ad4:	vmulpd %zmm25,%zmm19,%zmm27
    2ada:	vdivpd %zmm11,%zmm24,%zmm25
    2ae0:	vmulpd %zmm27,%zmm26,%zmm23
    2ae6:	vaddpd %zmm27,%zmm19,%zmm19
    2aec:	vdivpd %zmm6,%zmm24,%zmm27
    2af2:	vdivpd %zmm13,%zmm20,%zmm26
    2af8:	vdivpd %zmm14,%zmm20,%zmm20
    2afe:	vaddpd %zmm23,%zmm19,%zmm19
    2b04:	vmulpd %zmm23,%zmm27,%zmm23
    2b0a:	vdivpd %zmm7,%zmm24,%zmm27
    2b10:	vmulpd %zmm21,%zmm26,%zmm21
    2b16:	vdivpd %zmm8,%zmm24,%zmm26
    2b1c:	vaddpd %zmm23,%zmm19,%zmm19
    2b22:	vaddpd %zmm21,%zmm22,%zmm22
    2b28:	vmulpd %zmm21,%zmm20,%zmm20
    2b2e:	vaddpd %zmm20,%zmm22,%zmm20
    2b34:	vdivpd %zmm12,%zmm24,%zmm22
    2b3a:	vxorpd %zmm3,%zmm20,%zmm20
    2b40:	vmulpd %zmm23,%zmm27,%zmm23
    2b46:	vdivpd %zmm9,%zmm24,%zmm27
    2b4c:	vaddpd %zmm23,%zmm19,%zmm19
    2b52:	vmulpd %zmm23,%zmm26,%zmm23
    2b58:	vdivpd %zmm10,%zmm24,%zmm26
    2b5e:	vaddpd %zmm23,%zmm19,%zmm19
    2b64:	vmulpd %zmm23,%zmm27,%zmm23
    2b6a:	vaddpd %zmm23,%zmm19,%zmm19
    2b70:	vmulpd %zmm23,%zmm26,%zmm21
    2b76:	vdivpd %zmm14,%zmm24,%zmm23
    2b7c:	vaddpd %zmm21,%zmm19,%zmm19
    2b82:	vmulpd %zmm21,%zmm25,%zmm21
    2b88:	vdivpd %zmm13,%zmm24,%zmm25
    2b8e:	vaddpd %zmm21,%zmm19,%zmm19
    2b94:	vmulpd %zmm21,%zmm22,%zmm21
    2b9a:	vaddpd %zmm21,%zmm19,%zmm19
    2ba0:	vmulpd %zmm21,%zmm25,%zmm21
    2ba6:	vaddpd %zmm21,%zmm19,%zmm19
    2bac:	vmulpd %zmm21,%zmm23,%zmm21
    2bb2:	vaddpd %zmm21,%zmm19,%zmm19
    2bb8:	vmovapd %zmm19,%zmm21
    2bbe:	vpermt2pd %zmm20,%zmm16,%zmm21
    2bc4:	vpermt2pd %zmm20,%zmm17,%zmm19
    2bca:	vmovupd %zmm19,0x40(%r14,%rax,1)
    2bd2:	vmovupd %zmm21,(%r14,%rax,1)
    2bd9:	sub    $0xffffffffffffff80,%rax
    2bdd:	cmp    $0x160c80,%rax
    2be3:	jne    29f0 <f27+0x1b0>
    2be9:	vmovddup 0x0(%rip),%xmm1        # 2bf1 <f27+0x3b1>
    2bf1:	mov    0x100bb0(%r14),%ecx
    2bf8:	mov    $0x100cb0,%eax
    2bfd:	nopl   (%rax)
    2c00:	mov    %ecx,%edx
    2c02:	shl    $0xd,%edx
    2c05:	xor    %ecx,%edx
    2c07:	mov    %edx,%ecx
    2c09:	shr    $0x11,%ecx
    2c0c:	xor    %edx,%ecx
    2c0e:	mov    %ecx,%edx
    2c10:	shl    $0x5,%edx
    2c13:	xor    %ecx,%edx
    2c15:	mov    %edx,%ecx
    2c17:	shl    $0xd,%ecx
    2c1a:	vmovd  %edx,%xmm2
    2c1e:	xor    %edx,%ecx
    2c20:	mov    %ecx,%esi
    2c22:	shr    $0x11,%esi
    2c25:	xor    %ecx,%esi
    2c27:	mov    %esi,%ecx
    2c29:	shl    $0x5,%ecx
    2c2c:	xor    %esi,%ecx
    2c2e:	mov    %ecx,%edx
    2c30:	shl    $0xd,%edx
    2c33:	vpinsrd $0x1,%ecx,%xmm2,%xmm2
    2c39:	xor    %ecx,%edx
    2c3b:	vcvtudq2pd %xmm2,%xmm2
    2c41:	mov    %edx,%ecx
    2c43:	shr    $0x11,%ecx
    2c46:	xor    %edx,%ecx
    2c48:	mov    %ecx,%edx
    2c4a:	shl    $0x5,%edx
    2c4d:	vmulpd %xmm1,%xmm2,%xmm2
    2c51:	xor    %ecx,%edx
    2c53:	mov    %edx,%ecx
    2c55:	shl    $0xd,%ecx
    2c58:	vmovd  %edx,%xmm3
    2c5c:	xor    %edx,%ecx
    2c5e:	vmovupd %xmm2,-0x30(%r14,%rax,1)
    2c65:	mov    %ecx,%esi
    2c67:	shr    $0x11,%esi
    2c6a:	xor    %ecx,%esi
    2c6c:	mov    %esi,%ecx
    2c6e:	shl    $0x5,%ecx
    2c71:	xor    %esi,%ecx
    2c73:	mov    %ecx,%edx
    2c75:	shl    $0xd,%edx
    2c78:	vpinsrd $0x1,%ecx,%xmm3,%xmm3
    2c7e:	xor    %ecx,%edx
    2c80:	vcvtudq2pd %xmm3,%xmm2
    2c86:	mov    %edx,%ecx
    2c88:	shr    $0x11,%ecx
    2c8b:	xor    %edx,%ecx
    2c8d:	mov    %ecx,%edx
    2c8f:	shl    $0x5,%edx
    2c92:	vmulpd %xmm1,%xmm2,%xmm2
    2c96:	xor    %ecx,%edx
    2c98:	mov    %edx,%ecx
    2c9a:	shl    $0xd,%ecx
    2c9d:	vmovd  %edx,%xmm3
    2ca1:	xor    %edx,%ecx
    2ca3:	vmovupd %xmm2,-0x20(%r14,%rax,1)
    2caa:	mov    %ecx,%esi
    2cac:	shr    $0x11,%esi
    2caf:	xor    %ecx,%esi
    2cb1:	mov    %esi,%ecx
    2cb3:	shl    $0x5,%ecx
    2cb6:	xor    %esi,%ecx
    2cb8:	mov    %ecx,%edx
    2cba:	shl    $0xd,%edx
    2cbd:	vpinsrd $0x1,%ecx,%xmm3,%xmm3
    2cc3:	xor    %ecx,%edx
    2cc5:	vcvtudq2pd %xmm3,%xmm2
    2ccb:	mov    %edx,%ecx
    2ccd:	shr    $0x11,%ecx
    2cd0:	xor    %edx,%ecx
    2cd2:	mov    %ecx,%edx
    2cd4:	shl    $0x5,%edx
    2cd7:	vmulpd %xmm1,%xmm2,%xmm2
    2cdb:	xor    %ecx,%edx
    2cdd:	mov    %edx,%ecx
    2cdf:	shl    $0xd,%ecx
    2ce2:	vmovd  %edx,%xmm3
    2ce6:	xor    %edx,%ecx
    2ce8:	vmovupd %xmm2,-0x10(%r14,%rax,1)
    2cef:	mov    %ecx,%esi
    2cf1:	shr    $0x11,%esi
    2cf4:	xor    %ecx,%esi
    2cf6:	mov    %esi,%ecx
    2cf8:	shl    $0x5,%ecx
    2cfb:	xor    %esi,%ecx
    2cfd:	vpinsrd $0x1,%ecx,%xmm3,%xmm3
    2d03:	vcvtudq2pd %xmm3,%xmm2
    2d09:	vmulpd %xmm1,%xmm2,%xmm2
    2d0d:	vmovupd %xmm2,(%r14,%rax,1)
    2d13:	add    $0x40,%rax
    2d17:	cmp    $0x140cb0,%rax
    2d1d:	jne    2c00 <f27+0x3c0>
    2d23:	cmpl   $0x0,-0x3c(%rbp)
    2d27:	mov    %rdi,-0x38(%rbp)
    2d2b:	mov    %ecx,0x100bb0(%r14)
    2d32:	jle    37e1 <f27+0xfa1>
    2d38:	xor    %eax,%eax
    2d3a:	nopw   0x0(%rax,%rax,1)
    2d40:	mov    %rax,-0x70(%rbp)
    2d44:	mov    $0x1,%eax
    2d49:	xor    %ecx,%ecx
    2d4b:	jmp    2d60 <f27+0x520>
    2d4d:	nopl   (%rax)
    2d50:	add    $0x3,%rax
    2d54:	cmp    $0x4000,%rax
    2d5a:	je     2e90 <f27+0x650>
    2d60:	mov    $0x2000,%edx
    2d65:	test   $0x2000,%ecx
    2d6b:	je     2d78 <f27+0x538>
    2d6d:	nopl   (%rax)
    2d70:	xor    %edx,%ecx
    2d72:	shr    %edx
    2d74:	test   %edx,%ecx
    2d76:	jne    2d70 <f27+0x530>
    2d78:	xor    %edx,%ecx
    2d7a:	cmp    %rcx,%rax
    2d7d:	jae    2dbf <f27+0x57f>
    2d7f:	mov    %ecx,%esi
    2d81:	shl    $0x4,%esi
    2d84:	mov    %rax,%rdx
    2d87:	shl    $0x4,%rdx
    2d8b:	mov    0x100c88(%r14,%rsi,1),%rdi
    2d93:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    2d9d:	mov    %rdi,0x100c88(%r14,%rdx,1)
    2da5:	mov    0x100c80(%r14,%rsi,1),%rdi
    2dad:	mov    %rdi,0x100c80(%r14,%rdx,1)
    2db5:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    2dbf:	mov    $0x2000,%edx
    2dc4:	test   $0x2000,%ecx
    2dca:	je     2dd8 <f27+0x598>
    2dcc:	nopl   0x0(%rax)
    2dd0:	xor    %edx,%ecx
    2dd2:	shr    %edx
    2dd4:	test   %edx,%ecx
    2dd6:	jne    2dd0 <f27+0x590>
    2dd8:	xor    %edx,%ecx
    2dda:	lea    0x1(%rax),%rdx
    2dde:	cmp    %rcx,%rdx
    2de1:	jae    2e20 <f27+0x5e0>
    2de3:	mov    %ecx,%esi
    2de5:	shl    $0x4,%esi
    2de8:	shl    $0x4,%rdx
    2dec:	mov    0x100c88(%r14,%rsi,1),%rdi
    2df4:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    2dfe:	mov    %rdi,0x100c88(%r14,%rdx,1)
    2e06:	mov    0x100c80(%r14,%rsi,1),%rdi
    2e0e:	mov    %rdi,0x100c80(%r14,%rdx,1)
    2e16:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    2e20:	mov    $0x2000,%edx
    2e25:	test   $0x2000,%ecx
    2e2b:	je     2e38 <f27+0x5f8>
    2e2d:	nopl   (%rax)
    2e30:	xor    %edx,%ecx
    2e32:	shr    %edx
    2e34:	test   %edx,%ecx
    2e36:	jne    2e30 <f27+0x5f0>
    2e38:	xor    %edx,%ecx
    2e3a:	lea    0x2(%rax),%rdx
    2e3e:	cmp    %rcx,%rdx
    2e41:	jae    2d50 <f27+0x510>
    2e47:	mov    %ecx,%esi
    2e49:	shl    $0x4,%esi
    2e4c:	shl    $0x4,%rdx
    2e50:	mov    0x100c88(%r14,%rsi,1),%rdi
    2e58:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    2e62:	mov    %rdi,0x100c88(%r14,%rdx,1)
    2e6a:	mov    0x100c80(%r14,%rsi,1),%rdi
    2e72:	mov    %rdi,0x100c80(%r14,%rdx,1)
    2e7a:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    2e84:	jmp    2d50 <f27+0x510>
    2e89:	nopl   0x0(%rax)
    2e90:	mov    $0x2,%eax
    2e95:	jmp    2eb1 <f27+0x671>
    2e97:	nopw   0x0(%rax,%rax,1)
    2ea0:	lea    (%r15,%r15,1),%eax
    2ea4:	cmp    $0x2001,%r15d
    2eab:	jae    3150 <f27+0x910>
    2eb1:	tzcnt  %eax,%ecx
    2eb5:	mov    $0x4000,%edx
    2eba:	mov    %eax,%r9d
    2ebd:	lea    0x0(,%rax,8),%r11d
    2ec5:	mov    %eax,%r15d
    2ec8:	mov    %r15,%rax
    2ecb:	shl    $0x4,%rax
    2ecf:	shr    %r9d
    2ed2:	lea    0x100c80(%r14),%r8
    2ed9:	xor    %esi,%esi
    2edb:	mov    %r15,-0x88(%rbp)
    2ee2:	shrx   %ecx,%edx,%ecx
    2ee7:	mov    %rax,-0x58(%rbp)
    2eeb:	mov    %r9d,%r12d
    2eee:	and    $0x3,%r12d
    2ef2:	and    $0xfffffffc,%r9d
    2ef6:	mov    $0x100cb0,%edx
    2efb:	lea    (%rcx,%rcx,2),%rax
    2eff:	mov    %ecx,%ebx
    2f01:	mov    %ecx,%r10d
    2f04:	shl    $0x5,%ecx
    2f07:	lea    0x100c80(%r11),%r13
    2f0e:	mov    %r12,-0x80(%rbp)
    2f12:	shl    $0x4,%ebx
    2f15:	shl    $0x6,%r10d
    2f19:	add    %r8,%r11
    2f1c:	shl    $0x4,%r12d
    2f20:	add    $0x140c80,%rcx
    2f27:	shl    $0x4,%eax
    2f2a:	mov    %rcx,-0x90(%rbp)
    2f31:	add    $0x140c80,%rax
    2f37:	mov    %rax,-0x78(%rbp)
    2f3b:	jmp    2f64 <f27+0x724>
    2f3d:	nopl   (%rax)
    2f40:	mov    -0x58(%rbp),%rax
    2f44:	mov    -0x30(%rbp),%rdx
    2f48:	add    %r15,%rsi
    2f4b:	add    %rax,%r13
    2f4e:	add    %rax,%rdx
    2f51:	add    %rax,%r11
    2f54:	add    %rax,%r8
    2f57:	cmp    $0x4000,%rsi
    2f5e:	jae    2ea0 <f27+0x660>
    2f64:	mov    %rdx,-0x30(%rbp)
    2f68:	cmp    $0x8,%r15d
    2f6c:	jae    2f80 <f27+0x740>
    2f6e:	xor    %ecx,%ecx
    2f70:	jmp    30d7 <f27+0x897>
    2f75:	data16 cs nopw 0x0(%rax,%rax,1)
    2f80:	mov    %r11,-0x50(%rbp)
    2f84:	mov    -0x90(%rbp),%r15
    2f8b:	mov    -0x78(%rbp),%r11
    2f8f:	mov    $0x140c80,%edi
    2f94:	lea    0x140c80(%rbx),%rax
    2f9b:	xor    %ecx,%ecx
    2f9d:	mov    %r13,-0x60(%rbp)
    2fa1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    2fb0:	vmovupd (%r14,%rdi,1),%xmm1
    2fb6:	vmovupd -0x30(%r14,%rdx,1),%xmm2
    2fbd:	add    $0x4,%rcx
    2fc1:	add    %r10,%rdi
    2fc4:	vmulpd (%r14,%r13,1){1to2},%xmm1,%xmm3
    2fcb:	vshufpd $0x1,%xmm1,%xmm1,%xmm1
    2fd0:	vmulpd 0x8(%r14,%r13,1){1to2},%xmm1,%xmm1
    2fd8:	vaddsubpd %xmm1,%xmm3,%xmm1
    2fdc:	vsubpd %xmm1,%xmm2,%xmm3
    2fe0:	vaddpd %xmm1,%xmm2,%xmm1
    2fe4:	vmovupd %xmm3,(%r14,%r13,1)
    2fea:	vmovupd %xmm1,-0x30(%r14,%rdx,1)
    2ff1:	vmovupd (%r14,%rax,1),%xmm1
    2ff7:	vmovupd -0x20(%r14,%rdx,1),%xmm2
    2ffe:	add    %r10,%rax
    3001:	vmulpd 0x10(%r14,%r13,1){1to2},%xmm1,%xmm3
    3009:	vshufpd $0x1,%xmm1,%xmm1,%xmm1
    300e:	vmulpd 0x18(%r14,%r13,1){1to2},%xmm1,%xmm1
    3016:	vaddsubpd %xmm1,%xmm3,%xmm1
    301a:	vsubpd %xmm1,%xmm2,%xmm3
    301e:	vaddpd %xmm1,%xmm2,%xmm1
    3022:	vmovupd %xmm3,0x10(%r14,%r13,1)
    3029:	vmovupd %xmm1,-0x20(%r14,%rdx,1)
    3030:	vmovupd (%r14,%r15,1),%xmm1
    3036:	vmovupd -0x10(%r14,%rdx,1),%xmm2
    303d:	add    %r10,%r15
    3040:	vmulpd 0x20(%r14,%r13,1){1to2},%xmm1,%xmm3
    3048:	vshufpd $0x1,%xmm1,%xmm1,%xmm1
    304d:	vmulpd 0x28(%r14,%r13,1){1to2},%xmm1,%xmm1
    3055:	vaddsubpd %xmm1,%xmm3,%xmm1
    3059:	vsubpd %xmm1,%xmm2,%xmm3
    305d:	vaddpd %xmm1,%xmm2,%xmm1
    3061:	vmovupd %xmm3,0x20(%r14,%r13,1)
    3068:	vmovupd %xmm1,-0x10(%r14,%rdx,1)
    306f:	vmovupd (%r14,%r11,1),%xmm1
    3075:	vmovupd (%r14,%rdx,1),%xmm2
    307b:	add    %r10,%r11
    307e:	vmulpd 0x30(%r14,%r13,1){1to2},%xmm1,%xmm3
    3086:	vshufpd $0x1,%xmm1,%xmm1,%xmm1
    308b:	vmulpd 0x38(%r14,%r13,1){1to2},%xmm1,%xmm1
    3093:	vaddsubpd %xmm1,%xmm3,%xmm1
    3097:	vsubpd %xmm1,%xmm2,%xmm3
    309b:	vaddpd %xmm1,%xmm2,%xmm1
    309f:	vmovupd %xmm3,0x30(%r14,%r13,1)
    30a6:	vmovupd %xmm1,(%r14,%rdx,1)
    30ac:	add    $0x40,%r13
    30b0:	add    $0x40,%rdx
    30b4:	cmp    %rcx,%r9
    30b7:	jne    2fb0 <f27+0x770>
    30bd:	cmpq   $0x0,-0x80(%rbp)
    30c2:	mov    -0x50(%rbp),%r11
    30c6:	mov    -0x88(%rbp),%r15
    30cd:	mov    -0x60(%rbp),%r13
    30d1:	je     2f40 <f27+0x700>
    30d7:	mov    %rbx,%rax
    30da:	imul   %rcx,%rax
    30de:	lea    0x140c80(%r14),%rdx
    30e5:	shl    $0x4,%rcx
    30e9:	xor    %edi,%edi
    30eb:	add    %rdx,%rax
    30ee:	lea    (%r11,%rcx,1),%rdx
    30f2:	add    %r8,%rcx
    30f5:	data16 cs nopw 0x0(%rax,%rax,1)
    3100:	vmovupd (%rax),%xmm1
    3104:	vmovupd (%rcx,%rdi,1),%xmm2
    3109:	add    %rbx,%rax
    310c:	vmulpd (%rdx,%rdi,1){1to2},%xmm1,%xmm3
    3113:	vshufpd $0x1,%xmm1,%xmm1,%xmm1
    3118:	vmulpd 0x8(%rdx,%rdi,1){1to2},%xmm1,%xmm1
    3120:	vaddsubpd %xmm1,%xmm3,%xmm1
    3124:	vsubpd %xmm1,%xmm2,%xmm3
    3128:	vaddpd %xmm1,%xmm2,%xmm1
    312c:	vmovupd %xmm3,(%rdx,%rdi,1)
    3131:	vmovupd %xmm1,(%rcx,%rdi,1)
    3136:	add    $0x10,%rdi
    313a:	cmp    %rdi,%r12
    313d:	jne    3100 <f27+0x8c0>
    313f:	jmp    2f40 <f27+0x700>
    3144:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    3150:	mov    $0x1,%ecx
    3155:	xor    %eax,%eax
    3157:	jmp    3171 <f27+0x931>
    3159:	nopl   0x0(%rax)
    3160:	add    $0x3,%rcx
    3164:	cmp    $0x4000,%rcx
    316b:	je     32a0 <f27+0xa60>
    3171:	mov    $0x2000,%edx
    3176:	test   $0x2000,%eax
    317b:	je     3188 <f27+0x948>
    317d:	nopl   (%rax)
    3180:	xor    %edx,%eax
    3182:	shr    %edx
    3184:	test   %edx,%eax
    3186:	jne    3180 <f27+0x940>
    3188:	xor    %edx,%eax
    318a:	cmp    %rax,%rcx
    318d:	jae    31cf <f27+0x98f>
    318f:	mov    %eax,%esi
    3191:	shl    $0x4,%esi
    3194:	mov    %rcx,%rdx
    3197:	shl    $0x4,%rdx
    319b:	mov    0x100c88(%r14,%rsi,1),%rdi
    31a3:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    31ad:	mov    %rdi,0x100c88(%r14,%rdx,1)
    31b5:	mov    0x100c80(%r14,%rsi,1),%rdi
    31bd:	mov    %rdi,0x100c80(%r14,%rdx,1)
    31c5:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    31cf:	mov    $0x2000,%edx
    31d4:	test   $0x2000,%eax
    31d9:	je     31e8 <f27+0x9a8>
    31db:	nopl   0x0(%rax,%rax,1)
    31e0:	xor    %edx,%eax
    31e2:	shr    %edx
    31e4:	test   %edx,%eax
    31e6:	jne    31e0 <f27+0x9a0>
    31e8:	xor    %edx,%eax
    31ea:	lea    0x1(%rcx),%rdx
    31ee:	cmp    %rax,%rdx
    31f1:	jae    3230 <f27+0x9f0>
    31f3:	mov    %eax,%esi
    31f5:	shl    $0x4,%esi
    31f8:	shl    $0x4,%rdx
    31fc:	mov    0x100c88(%r14,%rsi,1),%rdi
    3204:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    320e:	mov    %rdi,0x100c88(%r14,%rdx,1)
    3216:	mov    0x100c80(%r14,%rsi,1),%rdi
    321e:	mov    %rdi,0x100c80(%r14,%rdx,1)
    3226:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    3230:	mov    $0x2000,%edx
    3235:	test   $0x2000,%eax
    323a:	je     3248 <f27+0xa08>
    323c:	nopl   0x0(%rax)
    3240:	xor    %edx,%eax
    3242:	shr    %edx
    3244:	test   %edx,%eax
    3246:	jne    3240 <f27+0xa00>
    3248:	xor    %edx,%eax
    324a:	lea    0x2(%rcx),%rdx
    324e:	cmp    %rax,%rdx
    3251:	jae    3160 <f27+0x920>
    3257:	mov    %eax,%esi
    3259:	shl    $0x4,%esi
    325c:	shl    $0x4,%rdx
    3260:	mov    0x100c88(%r14,%rsi,1),%rdi
    3268:	vmovupd 0x100c80(%r14,%rdx,1),%xmm1
    3272:	mov    %rdi,0x100c88(%r14,%rdx,1)
    327a:	mov    0x100c80(%r14,%rsi,1),%rdi
    3282:	mov    %rdi,0x100c80(%r14,%rdx,1)
    328a:	vmovupd %xmm1,0x100c80(%r14,%rsi,1)
    3294:	jmp    3160 <f27+0x920>
    3299:	nopl   0x0(%rax)
    32a0:	mov    $0x2,%eax
    32a5:	jmp    32bf <f27+0xa7f>
    32a7:	nopw   0x0(%rax,%rax,1)
    32b0:	lea    (%rdi,%rdi,1),%eax
    32b3:	cmp    $0x2001,%edi
    32b9:	jae    34f0 <f27+0xcb0>
    32bf:	tzcnt  %eax,%ecx
    32c3:	mov    $0x4000,%edx
    32c8:	lea    0x0(,%rax,8),%esi
    32cf:	mov    %eax,%r9d
    32d2:	shr    %r9d
    32d5:	mov    %eax,%edi
    32d7:	mov    %rdi,%r10
    32da:	shl    $0x4,%r10
    32de:	xor    %r15d,%r15d
    32e1:	shrx   %ecx,%edx,%ecx
    32e6:	mov    %r9,-0x58(%rbp)
    32ea:	and    $0xfffffffe,%r9d
    32ee:	mov    %ecx,%edx
    32f0:	shl    $0x4,%edx
    32f3:	lea    (%r14,%rsi,1),%r8
    32f7:	add    $0x100c98,%rsi
    32fe:	shl    $0x5,%ecx
    3301:	lea    0x140c88(%rdx),%rax
    3308:	mov    %rdx,-0x30(%rbp)
    330c:	mov    %rax,-0x50(%rbp)
    3310:	mov    $0x100c98,%eax
    3315:	jmp    33d2 <f27+0xb92>
    331a:	nopw   0x0(%rax,%rax,1)
    3320:	xor    %r12d,%r12d
    3323:	lea    (%r12,%r15,1),%rdx
    3327:	imul   -0x30(%rbp),%r12
    332c:	shl    $0x4,%rdx
    3330:	vmovsd 0x100c80(%r8,%rdx,1),%xmm2
    333a:	vmovsd 0x100c88(%r8,%rdx,1),%xmm3
    3344:	vmovsd 0x100c88(%r14,%rdx,1),%xmm1
    334e:	vmovsd 0x140c80(%r14,%r12,1),%xmm4
    3358:	vmovsd 0x140c88(%r14,%r12,1),%xmm5
    3362:	vmulsd %xmm3,%xmm4,%xmm6
    3366:	vmulsd %xmm5,%xmm2,%xmm7
    336a:	vmulsd %xmm2,%xmm4,%xmm2
    336e:	vmulsd %xmm5,%xmm3,%xmm3
    3372:	vsubsd %xmm7,%xmm6,%xmm6
    3376:	vaddsd %xmm3,%xmm2,%xmm2
    337a:	vsubsd %xmm6,%xmm1,%xmm7
    337e:	vaddsd %xmm6,%xmm1,%xmm1
    3382:	vmovsd %xmm7,0x100c88(%r8,%rdx,1)
    338c:	vmovsd 0x100c80(%r14,%rdx,1),%xmm7
    3396:	vsubsd %xmm2,%xmm7,%xmm3
    339a:	vaddsd %xmm2,%xmm7,%xmm2
    339e:	vmovsd %xmm3,0x100c80(%r8,%rdx,1)
    33a8:	vmovsd %xmm1,0x100c88(%r14,%rdx,1)
    33b2:	vmovsd %xmm2,0x100c80(%r14,%rdx,1)
    33bc:	add    %rdi,%r15
    33bf:	add    %r10,%rsi
    33c2:	add    %r10,%rax
    33c5:	cmp    $0x4000,%r15
    33cc:	jae    32b0 <f27+0xa70>
    33d2:	cmp    $0x2,%edi
    33d5:	je     3320 <f27+0xae0>
    33db:	mov    -0x50(%rbp),%r11
    33df:	mov    $0x140c88,%r13d
    33e5:	mov    %rax,%rbx
    33e8:	mov    %rsi,%rdx
    33eb:	xor    %r12d,%r12d
    33ee:	xchg   %ax,%ax
    33f0:	vmovsd -0x18(%r14,%rdx,1),%xmm2
    33f7:	vmovsd (%r14,%r13,1),%xmm5
    33fd:	vmovsd -0x8(%r14,%r13,1),%xmm4
    3404:	vmovsd -0x10(%r14,%rdx,1),%xmm3
    340b:	vmovsd -0x10(%r14,%rbx,1),%xmm1
    3412:	add    $0x2,%r12
    3416:	add    %rcx,%r13
    3419:	vmulsd %xmm3,%xmm4,%xmm6
    341d:	vmulsd %xmm5,%xmm2,%xmm7
    3421:	vmulsd %xmm2,%xmm4,%xmm2
    3425:	vmulsd %xmm5,%xmm3,%xmm3
    3429:	vsubsd %xmm7,%xmm6,%xmm6
    342d:	vaddsd %xmm3,%xmm2,%xmm2
    3431:	vsubsd %xmm6,%xmm1,%xmm7
    3435:	vaddsd %xmm6,%xmm1,%xmm1
    3439:	vmovsd %xmm7,-0x10(%r14,%rdx,1)
    3440:	vmovsd -0x18(%r14,%rbx,1),%xmm7
    3447:	vsubsd %xmm2,%xmm7,%xmm3
    344b:	vmovsd %xmm3,-0x18(%r14,%rdx,1)
    3452:	vmovsd %xmm1,-0x10(%r14,%rbx,1)
    3459:	vaddsd %xmm2,%xmm7,%xmm1
    345d:	vmovsd %xmm1,-0x18(%r14,%rbx,1)
    3464:	vmovsd -0x8(%r14,%rdx,1),%xmm2
    346b:	vmovsd (%r14,%r11,1),%xmm5
    3471:	vmovsd -0x8(%r14,%r11,1),%xmm4
    3478:	vmovsd (%r14,%rdx,1),%xmm3
    347e:	vmovsd (%r14,%rbx,1),%xmm1
    3484:	add    %rcx,%r11
    3487:	vmulsd %xmm3,%xmm4,%xmm6
    348b:	vmulsd %xmm5,%xmm2,%xmm7
    348f:	vmulsd %xmm2,%xmm4,%xmm2
    3493:	vmulsd %xmm5,%xmm3,%xmm3
    3497:	vsubsd %xmm7,%xmm6,%xmm6
    349b:	vaddsd %xmm3,%xmm2,%xmm2
    349f:	vsubsd %xmm6,%xmm1,%xmm7
    34a3:	vaddsd %xmm6,%xmm1,%xmm1
    34a7:	vmovsd %xmm7,(%r14,%rdx,1)
    34ad:	vmovsd -0x8(%r14,%rbx,1),%xmm7
    34b4:	vsubsd %xmm2,%xmm7,%xmm3
    34b8:	vaddsd %xmm2,%xmm7,%xmm2
    34bc:	vmovsd %xmm3,-0x8(%r14,%rdx,1)
    34c3:	vmovsd %xmm1,(%r14,%rbx,1)
    34c9:	vmovsd %xmm2,-0x8(%r14,%rbx,1)
    34d0:	add    $0x20,%rdx
    34d4:	add    $0x20,%rbx
    34d8:	cmp    %r12,%r9
    34db:	jne    33f0 <f27+0xbb0>
    34e1:	testb  $0x1,-0x58(%rbp)
    34e5:	jne    3323 <f27+0xae3>
    34eb:	jmp    33bc <f27+0xb7c>
    34f0:	xor    %eax,%eax
    34f2:	data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    3500:	vmulpd 0x100cc0(%r14,%rax,1),%zmm0,%zmm1
    350b:	vmulpd 0x100c80(%r14,%rax,1),%zmm0,%zmm2
    3516:	vmovupd %zmm2,0x100c80(%r14,%rax,1)
    3521:	vmovupd %zmm1,0x100cc0(%r14,%rax,1)
    352c:	vmulpd 0x100d40(%r14,%rax,1),%zmm0,%zmm1
    3537:	vmulpd 0x100d00(%r14,%rax,1),%zmm0,%zmm2
    3542:	vmovupd %zmm2,0x100d00(%r14,%rax,1)
    354d:	vmovupd %zmm1,0x100d40(%r14,%rax,1)
    3558:	vmulpd 0x100dc0(%r14,%rax,1),%zmm0,%zmm1
    3563:	vmulpd 0x100d80(%r14,%rax,1),%zmm0,%zmm2
    356e:	vmovupd %zmm2,0x100d80(%r14,%rax,1)
    3579:	vmovupd %zmm1,0x100dc0(%r14,%rax,1)
    3584:	vmulpd 0x100e40(%r14,%rax,1),%zmm0,%zmm1
    358f:	vmulpd 0x100e00(%r14,%rax,1),%zmm0,%zmm2
    359a:	vmovupd %zmm2,0x100e00(%r14,%rax,1)
    35a5:	vmovupd %zmm1,0x100e40(%r14,%rax,1)
    35b0:	vmulpd 0x100ec0(%r14,%rax,1),%zmm0,%zmm1
    35bb:	vmulpd 0x100e80(%r14,%rax,1),%zmm0,%zmm2
    35c6:	vmovupd %zmm2,0x100e80(%r14,%rax,1)
    35d1:	vmovupd %zmm1,0x100ec0(%r14,%rax,1)
    35dc:	vmulpd 0x100f40(%r14,%rax,1),%zmm0,%zmm1
    35e7:	vmulpd 0x100f00(%r14,%rax,1),%zmm0,%zmm2
    35f2:	vmovupd %zmm2,0x100f00(%r14,%rax,1)
    35fd:	vmovupd %zmm1,0x100f40(%r14,%rax,1)
    3608:	vmulpd 0x100fc0(%r14,%rax,1),%zmm0,%zmm1
    3613:	vmulpd 0x100f80(%r14,%rax,1),%zmm0,%zmm2
    361e:	vmovupd %zmm2,0x100f80(%r14,%rax,1)
    3629:	vmovupd %zmm1,0x100fc0(%r14,%rax,1)
    3634:	vmulpd 0x101040(%r14,%rax,1),%zmm0,%zmm1
    363f:	vmulpd 0x101000(%r14,%rax,1),%zmm0,%zmm2
    364a:	vmovupd %zmm2,0x101000(%r14,%rax,1)
    3655:	vmovupd %zmm1,0x101040(%r14,%rax,1)
    3660:	vmulpd 0x1010c0(%r14,%rax,1),%zmm0,%zmm1
    366b:	vmulpd 0x101080(%r14,%rax,1),%zmm0,%zmm2
    3676:	vmovupd %zmm2,0x101080(%r14,%rax,1)
    3681:	vmovupd %zmm1,0x1010c0(%r14,%rax,1)
    368c:	vmulpd 0x101140(%r14,%rax,1),%zmm0,%zmm1
    3697:	vmulpd 0x101100(%r14,%rax,1),%zmm0,%zmm2
    36a2:	vmovupd %zmm2,0x101100(%r14,%rax,1)
    36ad:	vmovupd %zmm1,0x101140(%r14,%rax,1)
    36b8:	vmulpd 0x101180(%r14,%rax,1),%zmm0,%zmm1
    36c3:	vmulpd 0x1011c0(%r14,%rax,1),%zmm0,%zmm2
    36ce:	vmovupd %zmm2,0x1011c0(%r14,%rax,1)
    36d9:	vmovupd %zmm1,0x101180(%r14,%rax,1)
    36e4:	vmulpd 0x101200(%r14,%rax,1),%zmm0,%zmm1
    36ef:	vmulpd 0x101240(%r14,%rax,1),%zmm0,%zmm2
    36fa:	vmovupd %zmm2,0x101240(%r14,%rax,1)
    3705:	vmovupd %zmm1,0x101200(%r14,%rax,1)
    3710:	vmulpd 0x101280(%r14,%rax,1),%zmm0,%zmm1
    371b:	vmulpd 0x1012c0(%r14,%rax,1),%zmm0,%zmm2
    3726:	vmovupd %zmm2,0x1012c0(%r14,%rax,1)
    3731:	vmovupd %zmm1,0x101280(%r14,%rax,1)
    373c:	vmulpd 0x101300(%r14,%rax,1),%zmm0,%zmm1
    3747:	vmulpd 0x101340(%r14,%rax,1),%zmm0,%zmm2
    3752:	vmovupd %zmm2,0x101340(%r14,%rax,1)
    375d:	vmovupd %zmm1,0x101300(%r14,%rax,1)
    3768:	vmulpd 0x101380(%r14,%rax,1),%zmm0,%zmm1
    3773:	vmulpd 0x1013c0(%r14,%rax,1),%zmm0,%zmm2
    377e:	vmulpd 0x101400(%r14,%rax,1),%zmm0,%zmm3
    3789:	vmulpd 0x101440(%r14,%rax,1),%zmm0,%zmm4
    3794:	vmovupd %zmm2,0x1013c0(%r14,%rax,1)
    379f:	vmovupd %zmm1,0x101380(%r14,%rax,1)
    37aa:	vmovupd %zmm4,0x101440(%r14,%rax,1)
    37b5:	vmovupd %zmm3,0x101400(%r14,%rax,1)
    37c0:	add    $0x800,%rax
    37c6:	cmp    $0x40000,%rax
    37cc:	jne    3500 <f27+0xcc0>
    37d2:	mov    -0x70(%rbp),%rax
    37d6:	inc    %eax
    37d8:	cmp    -0x3c(%rbp),%eax
    37db:	jne    2d40 <f27+0x500>
    37e1:	lea    0x100cf8(%r14),%rcx
    37e8:	mov    $0x7,%edx
    37ed:	mov    $0x6,%esi
    37f2:	mov    $0x5,%edi
    37f7:	mov    $0x4,%r8d
    37fd:	mov    $0x3,%r9d
    3803:	mov    $0x2,%r10d
    3809:	mov    $0x1,%r11d
    380f:	mov    $0xaaaaaaab,%r15d
    3815:	vxorpd %xmm0,%xmm0,%xmm0
    3819:	xor    %ebx,%ebx
    381b:	nopl   0x0(%rax,%rax,1)
    3820:	mov    %ebx,%eax
    3822:	imul   %r15,%rax
    3826:	mov    %ebx,%r12d
    3829:	shr    $0x21,%rax
    382d:	lea    (%rax,%rax,2),%eax
    3830:	sub    %eax,%r12d
    3833:	mov    %r11d,%eax
    3836:	imul   %r15,%rax
    383a:	add    $0x8,%r11d
    383e:	vcvtsi2sd %r12d,%xmm15,%xmm1
    3843:	vmulsd -0x78(%rcx),%xmm1,%xmm1
    3848:	shr    $0x21,%rax
    384c:	lea    (%rax,%rax,2),%eax
    384f:	vaddsd -0x70(%rcx),%xmm1,%xmm1
    3854:	neg    %eax
    3856:	lea    0x1(%rbx,%rax,1),%eax
    385a:	vcvtsi2sd %eax,%xmm15,%xmm2
    385e:	mov    %r10d,%eax
    3861:	imul   %r15,%rax
    3865:	add    $0x8,%r10d
    3869:	shr    $0x21,%rax
    386d:	lea    (%rax,%rax,2),%eax
    3870:	neg    %eax
    3872:	lea    0x2(%rbx,%rax,1),%eax
    3876:	vcvtsi2sd %eax,%xmm15,%xmm3
    387a:	mov    %r9d,%eax
    387d:	imul   %r15,%rax
    3881:	add    $0x8,%r9d
    3885:	shr    $0x21,%rax
    3889:	lea    (%rax,%rax,2),%eax
    388c:	neg    %eax
    388e:	lea    0x3(%rbx,%rax,1),%eax
    3892:	vcvtsi2sd %eax,%xmm15,%xmm4
    3896:	mov    %r8d,%eax
    3899:	imul   %r15,%rax
    389d:	add    $0x8,%r8d
    38a1:	shr    $0x21,%rax
    38a5:	lea    (%rax,%rax,2),%eax
    38a8:	neg    %eax
    38aa:	lea    0x4(%rbx,%rax,1),%eax
    38ae:	vcvtsi2sd %eax,%xmm15,%xmm5
    38b2:	mov    %edi,%eax
    38b4:	imul   %r15,%rax
    38b8:	add    $0x8,%edi
    38bb:	shr    $0x21,%rax
    38bf:	lea    (%rax,%rax,2),%eax
    38c2:	neg    %eax
    38c4:	lea    0x5(%rbx,%rax,1),%eax
    38c8:	vcvtsi2sd %eax,%xmm15,%xmm6
    38cc:	mov    %esi,%eax
    38ce:	imul   %r15,%rax
    38d2:	add    $0x8,%esi
    38d5:	shr    $0x21,%rax
    38d9:	lea    (%rax,%rax,2),%eax
    38dc:	neg    %eax
    38de:	lea    0x6(%rbx,%rax,1),%eax
    38e2:	vcvtsi2sd %eax,%xmm15,%xmm7
    38e6:	mov    %edx,%eax
    38e8:	imul   %r15,%rax
    38ec:	add    $0x8,%edx
    38ef:	shr    $0x21,%rax
    38f3:	lea    (%rax,%rax,2),%eax
    38f6:	neg    %eax
    38f8:	lea    0x7(%rbx,%rax,1),%eax
    38fc:	add    $0x8,%rbx
    3900:	vcvtsi2sd %eax,%xmm15,%xmm8
    3904:	vaddsd %xmm1,%xmm0,%xmm0
    3908:	vmulsd -0x68(%rcx),%xmm2,%xmm1
    390d:	vaddsd -0x60(%rcx),%xmm1,%xmm1
    3912:	vaddsd %xmm1,%xmm0,%xmm0
    3916:	vmulsd -0x58(%rcx),%xmm3,%xmm1
    391b:	vaddsd -0x50(%rcx),%xmm1,%xmm1
    3920:	vaddsd %xmm1,%xmm0,%xmm0
    3924:	vmulsd -0x48(%rcx),%xmm4,%xmm1
    3929:	vaddsd -0x40(%rcx),%xmm1,%xmm1
    392e:	vaddsd %xmm1,%xmm0,%xmm0
    3932:	vmulsd -0x38(%rcx),%xmm5,%xmm1
    3937:	vaddsd -0x30(%rcx),%xmm1,%xmm1
    393c:	vaddsd %xmm1,%xmm0,%xmm0
    3940:	vmulsd -0x28(%rcx),%xmm6,%xmm1
    3945:	vaddsd -0x20(%rcx),%xmm1,%xmm1
    394a:	vaddsd %xmm1,%xmm0,%xmm0
    394e:	vmulsd -0x18(%rcx),%xmm7,%xmm1
    3953:	vaddsd -0x10(%rcx),%xmm1,%xmm1
    3958:	vaddsd %xmm1,%xmm0,%xmm0
    395c:	vmulsd -0x8(%rcx),%xmm8,%xmm1
    3961:	vaddsd (%rcx),%xmm1,%xmm1
    3965:	sub    $0xffffffffffffff80,%rcx
    3969:	vaddsd %xmm1,%xmm0,%xmm0
    396d:	cmp    $0x4000,%rbx
    3974:	jne    3820 <f27+0xfe0>
    397a:	mov    -0x64(%rbp),%ecx
    397d:	mov    -0x38(%rbp),%r15
    3981:	mov    %r14,%rsi
    3984:	xor    %edx,%edx
    3986:	mov    %ecx,%eax
    3988:	vmovsd %xmm0,(%r14,%rax,1)
    398e:	vxorpd %xmm0,%xmm0,%xmm0
    3992:	mov    %r15,%rdi
    3995:	mov    0x4100(%r15),%eax
    399c:	mov    %rax,-0x30(%rbp)
    39a0:	add    $0xfffffff0,%eax
    39a3:	mov    %eax,0x4100(%r15)
    39aa:	mov    %ecx,0xc(%r14,%rax,1)
    39af:	mov    0x4100(%r15),%ebx
    39b6:	lea    -0x120(%rbx),%r13d
    39bd:	lea    -0xd0(%rbx),%r8d
    39c4:	lea    -0x30(%rbx),%r12d
    39c8:	mov    %r13d,0x4100(%r15)
    39cf:	mov    %ecx,0x11c(%r14,%r13,1)
    39d7:	vmovupd %ymm0,0xf0(%r14,%r13,1)
    39e1:	movq   $0x0,0x110(%r14,%r13,1)
    39ed:	mov    %ecx,0x118(%r14,%r13,1)
    39f5:	lea    -0x8(%rbx),%ecx
    39f8:	mov    %r12d,0x120(%r15)
    39ff:	mov    %r8d,-0x50(%rbp)
    3a03:	mov    %ecx,-0x58(%rbp)
    3a06:	vzeroupper
    3a09:	call   5490 <f55>
    3a0e:	test   %eax,%eax
    3a10:	js     3a31 <f27+0x11f1>
    3a12:	cmpl   $0x0,0x100c2c(%r14)
    3a1a:	js     3a3c <f27+0x11fc>
    3a1c:	mov    $0x100bd8,%edx
    3a21:	mov    %r15,%rdi
    3a24:	mov    %r14,%rsi
    3a27:	call   4890 <f40>
    3a2c:	mov    %eax,-0x60(%rbp)
    3a2f:	jmp    3a43 <f27+0x1203>
    3a31:	mov    $0xffffffff,%r15d
    3a37:	jmp    3c5a <f27+0x141a>
    3a3c:	movl   $0x0,-0x60(%rbp)
    3a43:	mov    0x100bd8(%r14),%r15d
    3a4a:	mov    0x100c28(%r14),%ecx
    3a51:	mov    %r15d,%eax
    3a54:	test   %ecx,%ecx
    3a56:	jle    3a76 <f27+0x1236>
    3a58:	mov    0x100c08(%r14),%edx
    3a5f:	test   %edx,%edx
    3a61:	je     3a8e <f27+0x124e>
    3a63:	xor    %r13d,%r13d
    3a66:	cmpl   $0x0,0x100be8(%r14)
    3a6e:	jne    3afe <f27+0x12be>
    3a74:	jmp    3ac5 <f27+0x1285>
    3a76:	mov    %r15d,%eax
    3a79:	and    $0xffffffdf,%eax
    3a7c:	mov    %eax,0x100bd8(%r14)
    3a83:	mov    0x100c08(%r14),%edx
    3a8a:	test   %edx,%edx
    3a8c:	jne    3a63 <f27+0x1223>
    3a8e:	movl   $0x50,0x100c08(%r14)
    3a99:	movl   $0x0,0x100bf4(%r14)
    3aa4:	movq   $0x0,0x100be8(%r14)
    3aaf:	mov    0x100c04(%r14),%edx
    3ab6:	mov    %r13d,0x100c04(%r14)
    3abd:	mov    %edx,%r13d
    3ac0:	mov    $0x50,%edx
    3ac5:	lea    -0x1(%rcx),%esi
    3ac8:	or     %ecx,%esi
    3aca:	mov    %esi,0x100c28(%r14)
    3ad1:	test   $0x8,%al
    3ad3:	jne    3b2a <f27+0x12ea>
    3ad5:	movq   $0x0,0x100bdc(%r14)
    3ae0:	mov    0x100c04(%r14),%eax
    3ae7:	add    %eax,%edx
    3ae9:	mov    %eax,0x100bf4(%r14)
    3af0:	mov    %eax,0x100bec(%r14)
    3af7:	mov    %edx,0x100be8(%r14)
    3afe:	mov    -0x38(%rbp),%rdi
    3b02:	mov    -0x58(%rbp),%ecx
    3b05:	mov    -0x50(%rbp),%r8d
    3b09:	mov    $0x100bd8,%edx
    3b0e:	mov    %r14,%rsi
    3b11:	mov    %r12d,0x120(%rdi)
    3b18:	call   5490 <f55>
    3b1d:	mov    %eax,%r12d
    3b20:	test   %r13d,%r13d
    3b23:	jne    3b3f <f27+0x12ff>
    3b25:	jmp    3bb8 <f27+0x1378>
    3b2a:	or     $0x20,%eax
    3b2d:	mov    $0xffffffff,%r12d
    3b33:	mov    %eax,0x100bd8(%r14)
    3b3a:	test   %r13d,%r13d
    3b3d:	je     3bb8 <f27+0x1378>
    3b3f:	mov    0x100bfc(%r14),%eax
    3b46:	cmp    $0x5,%rax
    3b4a:	jae    3cb3 <f27+0x1473>
    3b50:	mov    -0x38(%rbp),%rdi
    3b54:	shl    $0x4,%rax
    3b58:	mov    0x4140(%rdi),%r9
    3b5f:	mov    0x8(%r9,%rax,1),%ecx
    3b64:	cmp    %ecx,0x4284(%rdi)
    3b6a:	jne    3cc1 <f27+0x1481>
    3b70:	mov    $0x100bd8,%edx
    3b75:	mov    %r14,%rsi
    3b78:	xor    %ecx,%ecx
    3b7a:	xor    %r8d,%r8d
    3b7d:	call   *(%r9,%rax,1)
    3b81:	movl   $0x0,0x100c08(%r14)
    3b8c:	mov    %r13d,0x100c04(%r14)
    3b93:	movl   $0x0,0x100bf4(%r14)
    3b9e:	mov    0x100bec(%r14),%eax
    3ba5:	movq   $0x0,0x100be8(%r14)
    3bb0:	cmp    $0x1,%eax
    3bb3:	sbb    %eax,%eax
    3bb5:	or     %eax,%r12d
    3bb8:	mov    0x100bd8(%r14),%eax
    3bbf:	and    $0x20,%r15d
    3bc3:	or     %eax,%r15d
    3bc6:	and    $0x20,%eax
    3bc9:	neg    %eax
    3bcb:	mov    %r15d,0x100bd8(%r14)
    3bd2:	sbb    %r15d,%r15d
    3bd5:	or     %r12d,%r15d
    3bd8:	cmpb   $0x0,-0x60(%rbp)
    3bdc:	je     3c5a <f27+0x141a>
    3bde:	xor    %eax,%eax
    3be0:	xchg   %eax,0x100c2c(%r14)
    3be7:	test   $0x40000000,%eax
    3bec:	je     3c5a <f27+0x141a>
    3bee:	mov    -0x38(%rbp),%r12
    3bf2:	mov    $0x100c2c,%esi
    3bf7:	mov    $0x81,%edx
    3bfc:	mov    $0x1,%ecx
    3c01:	movq   $0x0,(%rsp)
    3c09:	xor    %r8d,%r8d
    3c0c:	xor    %r9d,%r9d
    3c0f:	mov    0x4260(%r12),%r14
    3c17:	mov    %r12,%rdi
    3c1a:	call   *%r14
    3c1d:	cmpl   $0x0,0x10(%r12)
    3c23:	jne    3c87 <f27+0x1447>
    3c25:	cmp    $0xffffffffffffffda,%rax
    3c29:	jne    3c5a <f27+0x141a>
    3c2b:	mov    -0x38(%rbp),%r12
    3c2f:	mov    $0x100c2c,%esi
    3c34:	mov    $0x1,%edx
    3c39:	mov    $0x1,%ecx
    3c3e:	movq   $0x0,(%rsp)
    3c46:	xor    %r8d,%r8d
    3c49:	xor    %r9d,%r9d
    3c4c:	mov    %r12,%rdi
    3c4f:	call   *%r14
    3c52:	cmpl   $0x0,0x10(%r12)
    3c58:	jne    3c9e <f27+0x145e>
    3c5a:	mov    -0x48(%rbp),%rcx
    3c5e:	mov    -0x30(%rbp),%rdx
    3c62:	mov    -0x38(%rbp),%rax
    3c66:	mov    %ebx,0x4100(%rax)
    3c6c:	mov    %edx,0x4100(%rax)
    3c72:	mov    %ecx,0x4100(%rax)
    3c78:	add    $0x78,%rsp
    3c7c:	pop    %rbx
    3c7d:	pop    %r12
    3c7f:	pop    %r13
    3c81:	pop    %r14
    3c83:	pop    %r15
    3c85:	pop    %rbp
    3c86:	ret
    3c87:	mov    -0x38(%rbp),%rdi
    3c8b:	mov    %rax,%r12
    3c8e:	call   3c93 <f27+0x1453>
    3c93:	mov    %r12,%rax
    3c96:	cmp    $0xffffffffffffffda,%rax
    3c9a:	je     3c2b <f27+0x13eb>
    3c9c:	jmp    3c5a <f27+0x141a>
    3c9e:	mov    -0x38(%rbp),%rdi
    3ca2:	call   3ca7 <f27+0x1467>
    3ca7:	jmp    3c5a <f27+0x141a>
    3ca9:	mov    $0xd,%esi
    3cae:	call   3cb3 <f27+0x1473>
    3cb3:	mov    -0x38(%rbp),%rdi
    3cb7:	mov    $0x8,%esi
    3cbc:	call   3cc1 <f27+0x1481>
    3cc1:	xor    %eax,%eax
    3cc3:	test   %ecx,%ecx
    3cc5:	sete   %al
    3cc8:	lea    0x7(%rax,%rax,1),%esi
    3ccc:	call   3cd1 <f27+0x1491>
    3cd1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000003ce0 <f59>:
    3ce0:	test   $0x3,%sil
    3ce4:	je     3d5b <f59+0x7b>
    3ce6:	test   %ecx,%ecx
    3ce8:	je     3d5b <f59+0x7b>
    3cea:	mov    %esi,%eax
    3cec:	cmp    %dl,(%rdi,%rax,1)
    3cef:	jne    3cfc <f59+0x1c>
    3cf1:	mov    %esi,%r9d
    3cf4:	mov    %ecx,%r8d
    3cf7:	jmp    3db3 <f59+0xd3>
    3cfc:	lea    -0x1(%rcx),%r8d
    3d00:	lea    0x1(%rsi),%r9d
    3d04:	test   $0x3,%r9b
    3d08:	je     3d61 <f59+0x81>
    3d0a:	test   %r8d,%r8d
    3d0d:	je     3d61 <f59+0x81>
    3d0f:	mov    %r9d,%eax
    3d12:	cmp    %dl,(%rdi,%rax,1)
    3d15:	je     3db3 <f59+0xd3>
    3d1b:	lea    -0x2(%rcx),%r8d
    3d1f:	lea    0x2(%rsi),%r9d
    3d23:	test   $0x3,%r9b
    3d27:	je     3d61 <f59+0x81>
    3d29:	test   %r8d,%r8d
    3d2c:	je     3d61 <f59+0x81>
    3d2e:	mov    %r9d,%eax
    3d31:	cmp    %dl,(%rdi,%rax,1)
    3d34:	je     3db3 <f59+0xd3>
    3d3a:	lea    -0x3(%rcx),%r8d
    3d3e:	lea    0x3(%rsi),%r9d
    3d42:	test   $0x3,%r9b
    3d46:	je     3d61 <f59+0x81>
    3d48:	test   %r8d,%r8d
    3d4b:	je     3d61 <f59+0x81>
    3d4d:	mov    %r9d,%eax
    3d50:	cmp    %dl,(%rdi,%rax,1)
    3d53:	je     3db3 <f59+0xd3>
    3d55:	add    $0x4,%esi
    3d58:	add    $0xfffffffc,%ecx
    3d5b:	mov    %esi,%r9d
    3d5e:	mov    %ecx,%r8d
    3d61:	xor    %eax,%eax
    3d63:	test   %r8d,%r8d
    3d66:	je     3dd0 <f59+0xf0>
    3d68:	cmp    $0x4,%r8d
    3d6c:	jb     3db3 <f59+0xd3>
    3d6e:	mov    %r9d,%ecx
    3d71:	cmp    %dl,(%rdi,%rcx,1)
    3d74:	je     3db3 <f59+0xd3>
    3d76:	imul   $0x1010101,%edx,%ecx
    3d7c:	nopl   0x0(%rax)
    3d80:	mov    %r9d,%esi
    3d83:	mov    (%rdi,%rsi,1),%esi
    3d86:	mov    $0x1010100,%r10d
    3d8c:	xor    %ecx,%esi
    3d8e:	sub    %esi,%r10d
    3d91:	or     %esi,%r10d
    3d94:	not    %r10d
    3d97:	test   $0x80808080,%r10d
    3d9e:	jne    3db3 <f59+0xd3>
    3da0:	add    $0x4,%r9d
    3da4:	add    $0xfffffffc,%r8d
    3da8:	cmp    $0x3,%r8d
    3dac:	ja     3d80 <f59+0xa0>
    3dae:	test   %r8d,%r8d
    3db1:	je     3dd0 <f59+0xf0>
    3db3:	mov    %r9d,%eax
    3db6:	cs nopw 0x0(%rax,%rax,1)
    3dc0:	mov    %eax,%ecx
    3dc2:	cmp    %dl,(%rdi,%rcx,1)
    3dc5:	je     3dd0 <f59+0xf0>
    3dc7:	inc    %eax
    3dc9:	dec    %r8d
    3dcc:	jne    3dc0 <f59+0xe0>
    3dce:	xor    %eax,%eax
    3dd0:	ret
    3dd1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000003de0 <f43>:
    3de0:	push   %rbp
    3de1:	mov    %rsp,%rbp
    3de4:	push   %r15
    3de6:	push   %r14
    3de8:	push   %r13
    3dea:	push   %r12
    3dec:	push   %rbx
    3ded:	sub    $0x18,%rsp
    3df1:	mov    %rdi,-0x30(%rbp)
    3df5:	cmp    %rbp,0x8(%rdi)
    3df9:	ja     43c9 <f43+0x5e9>
    3dff:	movzbl 0x160c9f(%rsi),%ecx
    3e06:	mov    %rsi,%r14
    3e09:	test   %cl,%cl
    3e0b:	je     3f85 <f43+0x1a5>
    3e11:	mov    $0x80000001,%edx
    3e16:	xor    %eax,%eax
    3e18:	lock cmpxchg %edx,0x1610e8(%r14)
    3e21:	sete   %dl
    3e24:	test   %cl,%cl
    3e26:	js     3e31 <f43+0x51>
    3e28:	test   %dl,%dl
    3e2a:	je     3e41 <f43+0x61>
    3e2c:	jmp    3f85 <f43+0x1a5>
    3e31:	movb   $0x0,0x160c9f(%r14)
    3e39:	test   %dl,%dl
    3e3b:	jne    3f85 <f43+0x1a5>
    3e41:	lea    0x7fffffff(%rax),%ecx
    3e47:	test   %eax,%eax
    3e49:	cmovns %eax,%ecx
    3e4c:	lea    -0x7fffffff(%rcx),%edx
    3e52:	mov    %ecx,%eax
    3e54:	lock cmpxchg %edx,0x1610e8(%r14)
    3e5d:	je     3f85 <f43+0x1a5>
    3e63:	lea    0x7fffffff(%rax),%ecx
    3e69:	test   %eax,%eax
    3e6b:	cmovns %eax,%ecx
    3e6e:	lea    -0x7fffffff(%rcx),%edx
    3e74:	mov    %ecx,%eax
    3e76:	lock cmpxchg %edx,0x1610e8(%r14)
    3e7f:	je     3f85 <f43+0x1a5>
    3e85:	lea    0x7fffffff(%rax),%ecx
    3e8b:	test   %eax,%eax
    3e8d:	cmovns %eax,%ecx
    3e90:	lea    -0x7fffffff(%rcx),%edx
    3e96:	mov    %ecx,%eax
    3e98:	lock cmpxchg %edx,0x1610e8(%r14)
    3ea1:	je     3f85 <f43+0x1a5>
    3ea7:	lea    0x7fffffff(%rax),%ecx
    3ead:	test   %eax,%eax
    3eaf:	cmovns %eax,%ecx
    3eb2:	lea    -0x7fffffff(%rcx),%edx
    3eb8:	mov    %ecx,%eax
    3eba:	lock cmpxchg %edx,0x1610e8(%r14)
    3ec3:	je     3f85 <f43+0x1a5>
    3ec9:	lea    0x7fffffff(%rax),%ecx
    3ecf:	test   %eax,%eax
    3ed1:	cmovns %eax,%ecx
    3ed4:	lea    -0x7fffffff(%rcx),%edx
    3eda:	mov    %ecx,%eax
    3edc:	lock cmpxchg %edx,0x1610e8(%r14)
    3ee5:	je     3f85 <f43+0x1a5>
    3eeb:	lea    0x7fffffff(%rax),%ecx
    3ef1:	test   %eax,%eax
    3ef3:	cmovns %eax,%ecx
    3ef6:	lea    -0x7fffffff(%rcx),%edx
    3efc:	mov    %ecx,%eax
    3efe:	lock cmpxchg %edx,0x1610e8(%r14)
    3f07:	je     3f85 <f43+0x1a5>
    3f09:	lea    0x7fffffff(%rax),%ecx
    3f0f:	test   %eax,%eax
    3f11:	cmovns %eax,%ecx
    3f14:	lea    -0x7fffffff(%rcx),%edx
    3f1a:	mov    %ecx,%eax
    3f1c:	lock cmpxchg %edx,0x1610e8(%r14)
    3f25:	je     3f85 <f43+0x1a5>
    3f27:	lea    0x7fffffff(%rax),%ecx
    3f2d:	test   %eax,%eax
    3f2f:	cmovns %eax,%ecx
    3f32:	lea    -0x7fffffff(%rcx),%edx
    3f38:	mov    %ecx,%eax
    3f3a:	lock cmpxchg %edx,0x1610e8(%r14)
    3f43:	je     3f85 <f43+0x1a5>
    3f45:	lea    0x7fffffff(%rax),%ecx
    3f4b:	test   %eax,%eax
    3f4d:	cmovns %eax,%ecx
    3f50:	lea    -0x7fffffff(%rcx),%edx
    3f56:	mov    %ecx,%eax
    3f58:	lock cmpxchg %edx,0x1610e8(%r14)
    3f61:	je     3f85 <f43+0x1a5>
    3f63:	lea    0x7fffffff(%rax),%ecx
    3f69:	test   %eax,%eax
    3f6b:	cmovns %eax,%ecx
    3f6e:	lea    -0x7fffffff(%rcx),%edx
    3f74:	mov    %ecx,%eax
    3f76:	lock cmpxchg %edx,0x1610e8(%r14)
    3f7f:	jne    42cd <f43+0x4ed>
    3f85:	mov    0x1610ec(%r14),%eax
    3f8c:	test   %eax,%eax
    3f8e:	je     4074 <f43+0x294>
    3f94:	mov    -0x30(%rbp),%rcx
    3f98:	mov    0x4140(%rcx),%r12
    3f9f:	mov    0x4284(%rcx),%r13d
    3fa6:	mov    0x4288(%rcx),%ebx
    3fac:	jmp    3fd4 <f43+0x1f4>
    3fae:	xchg   %ax,%ax
    3fb0:	mov    -0x30(%rbp),%rdi
    3fb4:	movslq %edx,%rcx
    3fb7:	mov    $0x1,%r8d
    3fbd:	mov    %r14,%rsi
    3fc0:	mov    %r15d,%edx
    3fc3:	call   *(%r12,%rax,1)
    3fc7:	mov    0x38(%r14,%r15,1),%eax
    3fcc:	test   %eax,%eax
    3fce:	je     4074 <f43+0x294>
    3fd4:	mov    %eax,%r15d
    3fd7:	cmpl   $0x0,0x54(%r14,%r15,1)
    3fdd:	js     3fee <f43+0x20e>
    3fdf:	mov    -0x30(%rbp),%rdi
    3fe3:	mov    %r14,%rsi
    3fe6:	mov    %r15d,%edx
    3fe9:	call   4890 <f40>
    3fee:	mov    0x14(%r14,%r15,1),%ecx
    3ff3:	mov    0x1c(%r14,%r15,1),%edx
    3ff8:	cmp    %edx,%ecx
    3ffa:	je     4030 <f43+0x250>
    3ffc:	mov    0x24(%r14,%r15,1),%eax
    4001:	cmp    $0x5,%rax
    4005:	jae    43a7 <f43+0x5c7>
    400b:	shl    $0x4,%rax
    400f:	mov    0x8(%r12,%rax,1),%ecx
    4014:	cmp    %ecx,%r13d
    4017:	jne    43b5 <f43+0x5d5>
    401d:	mov    -0x30(%rbp),%rdi
    4021:	mov    %r14,%rsi
    4024:	mov    %r15d,%edx
    4027:	xor    %ecx,%ecx
    4029:	xor    %r8d,%r8d
    402c:	call   *(%r12,%rax,1)
    4030:	mov    0x4(%r14,%r15,1),%ecx
    4035:	mov    0x8(%r14,%r15,1),%esi
    403a:	mov    %ecx,%edx
    403c:	sub    %esi,%edx
    403e:	je     3fc7 <f43+0x1e7>
    4040:	mov    0x28(%r14,%r15,1),%eax
    4045:	cmp    $0x5,%rax
    4049:	jae    4399 <f43+0x5b9>
    404f:	shl    $0x4,%rax
    4053:	mov    0x8(%r12,%rax,1),%ecx
    4058:	cmp    %ecx,%ebx
    405a:	je     3fb0 <f43+0x1d0>
    4060:	mov    -0x30(%rbp),%rdi
    4064:	xor    %eax,%eax
    4066:	test   %ecx,%ecx
    4068:	sete   %al
    406b:	lea    0x7(%rax,%rax,1),%esi
    406f:	call   4074 <f43+0x294>
    4074:	mov    0x1610f0(%r14),%r15d
    407b:	mov    -0x30(%rbp),%rbx
    407f:	test   %r15,%r15
    4082:	je     413a <f43+0x35a>
    4088:	cmpl   $0x0,0x54(%r14,%r15,1)
    408e:	js     409e <f43+0x2be>
    4090:	mov    %rbx,%rdi
    4093:	mov    %r14,%rsi
    4096:	mov    %r15d,%edx
    4099:	call   4890 <f40>
    409e:	mov    0x14(%r14,%r15,1),%ecx
    40a3:	mov    0x1c(%r14,%r15,1),%edx
    40a8:	cmp    %edx,%ecx
    40aa:	je     40e9 <f43+0x309>
    40ac:	mov    0x24(%r14,%r15,1),%eax
    40b1:	cmp    $0x5,%rax
    40b5:	jae    43d7 <f43+0x5f7>
    40bb:	mov    0x4140(%rbx),%r9
    40c2:	shl    $0x4,%rax
    40c6:	mov    0x8(%r9,%rax,1),%ecx
    40cb:	cmp    %ecx,0x4284(%rbx)
    40d1:	jne    43e4 <f43+0x604>
    40d7:	mov    %rbx,%rdi
    40da:	mov    %r14,%rsi
    40dd:	mov    %r15d,%edx
    40e0:	xor    %ecx,%ecx
    40e2:	xor    %r8d,%r8d
    40e5:	call   *(%r9,%rax,1)
    40e9:	mov    0x4(%r14,%r15,1),%edx
    40ee:	mov    0x8(%r14,%r15,1),%esi
    40f3:	mov    %edx,%ecx
    40f5:	sub    %esi,%ecx
    40f7:	je     413a <f43+0x35a>
    40f9:	mov    0x28(%r14,%r15,1),%eax
    40fe:	cmp    $0x5,%rax
    4102:	jae    43f7 <f43+0x617>
    4108:	mov    0x4140(%rbx),%r9
    410f:	shl    $0x4,%rax
    4113:	mov    0x8(%r9,%rax,1),%edx
    4118:	cmp    %edx,0x4288(%rbx)
    411e:	jne    4411 <f43+0x631>
    4124:	movslq %ecx,%rcx
    4127:	mov    $0x1,%r8d
    412d:	mov    %rbx,%rdi
    4130:	mov    %r14,%rsi
    4133:	mov    %r15d,%edx
    4136:	call   *(%r9,%rax,1)
    413a:	mov    0x100c70(%r14),%r15d
    4141:	test   %r15,%r15
    4144:	je     41fc <f43+0x41c>
    414a:	cmpl   $0x0,0x54(%r14,%r15,1)
    4150:	js     4160 <f43+0x380>
    4152:	mov    %rbx,%rdi
    4155:	mov    %r14,%rsi
    4158:	mov    %r15d,%edx
    415b:	call   4890 <f40>
    4160:	mov    0x14(%r14,%r15,1),%ecx
    4165:	mov    0x1c(%r14,%r15,1),%edx
    416a:	cmp    %edx,%ecx
    416c:	je     41ab <f43+0x3cb>
    416e:	mov    0x24(%r14,%r15,1),%eax
    4173:	cmp    $0x5,%rax
    4177:	jae    4404 <f43+0x624>
    417d:	mov    0x4140(%rbx),%r9
    4184:	shl    $0x4,%rax
    4188:	mov    0x8(%r9,%rax,1),%ecx
    418d:	cmp    %ecx,0x4284(%rbx)
    4193:	jne    4424 <f43+0x644>
    4199:	mov    %rbx,%rdi
    419c:	mov    %r14,%rsi
    419f:	mov    %r15d,%edx
    41a2:	xor    %ecx,%ecx
    41a4:	xor    %r8d,%r8d
    41a7:	call   *(%r9,%rax,1)
    41ab:	mov    0x4(%r14,%r15,1),%edx
    41b0:	mov    0x8(%r14,%r15,1),%esi
    41b5:	mov    %edx,%ecx
    41b7:	sub    %esi,%ecx
    41b9:	je     41fc <f43+0x41c>
    41bb:	mov    0x28(%r14,%r15,1),%eax
    41c0:	cmp    $0x5,%rax
    41c4:	jae    4437 <f43+0x657>
    41ca:	mov    0x4140(%rbx),%r9
    41d1:	shl    $0x4,%rax
    41d5:	mov    0x8(%r9,%rax,1),%edx
    41da:	cmp    %edx,0x4288(%rbx)
    41e0:	jne    4451 <f43+0x671>
    41e6:	movslq %ecx,%rcx
    41e9:	mov    $0x1,%r8d
    41ef:	mov    %rbx,%rdi
    41f2:	mov    %r14,%rsi
    41f5:	mov    %r15d,%edx
    41f8:	call   *(%r9,%rax,1)
    41fc:	mov    0x1610f0(%r14),%r15d
    4203:	test   %r15,%r15
    4206:	je     42be <f43+0x4de>
    420c:	cmpl   $0x0,0x54(%r14,%r15,1)
    4212:	js     4222 <f43+0x442>
    4214:	mov    %rbx,%rdi
    4217:	mov    %r14,%rsi
    421a:	mov    %r15d,%edx
    421d:	call   4890 <f40>
    4222:	mov    0x14(%r14,%r15,1),%ecx
    4227:	mov    0x1c(%r14,%r15,1),%edx
    422c:	cmp    %edx,%ecx
    422e:	je     426d <f43+0x48d>
    4230:	mov    0x24(%r14,%r15,1),%eax
    4235:	cmp    $0x5,%rax
    4239:	jae    4444 <f43+0x664>
    423f:	mov    0x4140(%rbx),%r9
    4246:	shl    $0x4,%rax
    424a:	mov    0x8(%r9,%rax,1),%ecx
    424f:	cmp    %ecx,0x4284(%rbx)
    4255:	jne    4464 <f43+0x684>
    425b:	mov    %rbx,%rdi
    425e:	mov    %r14,%rsi
    4261:	mov    %r15d,%edx
    4264:	xor    %ecx,%ecx
    4266:	xor    %r8d,%r8d
    4269:	call   *(%r9,%rax,1)
    426d:	mov    0x4(%r14,%r15,1),%edx
    4272:	mov    0x8(%r14,%r15,1),%esi
    4277:	mov    %edx,%ecx
    4279:	sub    %esi,%ecx
    427b:	je     42be <f43+0x4de>
    427d:	mov    0x28(%r14,%r15,1),%eax
    4282:	cmp    $0x5,%rax
    4286:	jae    4477 <f43+0x697>
    428c:	mov    0x4140(%rbx),%r9
    4293:	shl    $0x4,%rax
    4297:	mov    0x8(%r9,%rax,1),%edx
    429c:	cmp    %edx,0x4288(%rbx)
    42a2:	jne    4484 <f43+0x6a4>
    42a8:	movslq %ecx,%rcx
    42ab:	mov    $0x1,%r8d
    42b1:	mov    %rbx,%rdi
    42b4:	mov    %r14,%rsi
    42b7:	mov    %r15d,%edx
    42ba:	call   *(%r9,%rax,1)
    42be:	add    $0x18,%rsp
    42c2:	pop    %rbx
    42c3:	pop    %r12
    42c5:	pop    %r13
    42c7:	pop    %r14
    42c9:	pop    %r15
    42cb:	pop    %rbp
    42cc:	ret
    42cd:	mov    $0x1,%eax
    42d2:	lock xadd %eax,0x1610e8(%r14)
    42db:	mov    -0x30(%rbp),%rcx
    42df:	mov    0x4260(%rcx),%rbx
    42e6:	inc    %eax
    42e8:	jmp    4309 <f43+0x529>
    42ea:	mov    %r12d,%eax
    42ed:	add    $0x7fffffff,%eax
    42f2:	mov    %eax,%ecx
    42f4:	or     $0x80000000,%ecx
    42fa:	lock cmpxchg %ecx,0x1610e8(%r14)
    4303:	je     3f85 <f43+0x1a5>
    4309:	test   %eax,%eax
    430b:	jns    42f2 <f43+0x512>
    430d:	mov    -0x30(%rbp),%r13
    4311:	mov    $0x1610e8,%esi
    4316:	mov    $0x80,%edx
    431b:	mov    %eax,%r15d
    431e:	mov    %eax,%r12d
    4321:	movq   $0x0,(%rsp)
    4329:	mov    %r15,%rcx
    432c:	xor    %r8d,%r8d
    432f:	xor    %r9d,%r9d
    4332:	mov    %r13,%rdi
    4335:	call   *%rbx
    4337:	cmpl   $0x0,0x10(%r13)
    433c:	jne    437e <f43+0x59e>
    433e:	cmp    $0xffffffffffffffda,%rax
    4342:	jne    42ea <f43+0x50a>
    4344:	mov    -0x30(%rbp),%r13
    4348:	mov    $0x1610e8,%esi
    434d:	movq   $0x0,(%rsp)
    4355:	xor    %edx,%edx
    4357:	mov    %r15,%rcx
    435a:	xor    %r8d,%r8d
    435d:	xor    %r9d,%r9d
    4360:	mov    %r13,%rdi
    4363:	call   *%rbx
    4365:	cmpl   $0x0,0x10(%r13)
    436a:	je     42ea <f43+0x50a>
    4370:	mov    -0x30(%rbp),%rdi
    4374:	call   4379 <f43+0x599>
    4379:	jmp    42ea <f43+0x50a>
    437e:	mov    -0x30(%rbp),%rdi
    4382:	mov    %rax,%r13
    4385:	call   438a <f43+0x5aa>
    438a:	mov    %r13,%rax
    438d:	cmp    $0xffffffffffffffda,%rax
    4391:	jne    42ea <f43+0x50a>
    4397:	jmp    4344 <f43+0x564>
    4399:	mov    -0x30(%rbp),%rdi
    439d:	mov    $0x8,%esi
    43a2:	call   43a7 <f43+0x5c7>
    43a7:	mov    -0x30(%rbp),%rdi
    43ab:	mov    $0x8,%esi
    43b0:	call   43b5 <f43+0x5d5>
    43b5:	mov    -0x30(%rbp),%rdi
    43b9:	xor    %eax,%eax
    43bb:	test   %ecx,%ecx
    43bd:	sete   %al
    43c0:	lea    0x7(%rax,%rax,1),%esi
    43c4:	call   43c9 <f43+0x5e9>
    43c9:	mov    -0x30(%rbp),%rdi
    43cd:	mov    $0xd,%esi
    43d2:	call   43d7 <f43+0x5f7>
    43d7:	mov    $0x8,%esi
    43dc:	mov    %rbx,%rdi
    43df:	call   43e4 <f43+0x604>
    43e4:	xor    %eax,%eax
    43e6:	test   %ecx,%ecx
    43e8:	mov    %rbx,%rdi
    43eb:	sete   %al
    43ee:	lea    0x7(%rax,%rax,1),%esi
    43f2:	call   43f7 <f43+0x617>
    43f7:	mov    $0x8,%esi
    43fc:	mov    %rbx,%rdi
    43ff:	call   4404 <f43+0x624>
    4404:	mov    $0x8,%esi
    4409:	mov    %rbx,%rdi
    440c:	call   4411 <f43+0x631>
    4411:	xor    %eax,%eax
    4413:	test   %edx,%edx
    4415:	mov    %rbx,%rdi
    4418:	sete   %al
    441b:	lea    0x7(%rax,%rax,1),%esi
    441f:	call   4424 <f43+0x644>
    4424:	xor    %eax,%eax
    4426:	test   %ecx,%ecx
    4428:	mov    %rbx,%rdi
    442b:	sete   %al
    442e:	lea    0x7(%rax,%rax,1),%esi
    4432:	call   4437 <f43+0x657>
    4437:	mov    $0x8,%esi
    443c:	mov    %rbx,%rdi
    443f:	call   4444 <f43+0x664>
    4444:	mov    $0x8,%esi
    4449:	mov    %rbx,%rdi
    444c:	call   4451 <f43+0x671>
    4451:	xor    %eax,%eax
    4453:	test   %edx,%edx
    4455:	mov    %rbx,%rdi
    4458:	sete   %al
    445b:	lea    0x7(%rax,%rax,1),%esi
    445f:	call   4464 <f43+0x684>
    4464:	xor    %eax,%eax
    4466:	test   %ecx,%ecx
    4468:	mov    %rbx,%rdi
    446b:	sete   %al
    446e:	lea    0x7(%rax,%rax,1),%esi
    4472:	call   4477 <f43+0x697>
    4477:	mov    $0x8,%esi
    447c:	mov    %rbx,%rdi
    447f:	call   4484 <f43+0x6a4>
    4484:	xor    %eax,%eax
    4486:	test   %edx,%edx
    4488:	mov    %rbx,%rdi
    448b:	sete   %al
    448e:	lea    0x7(%rax,%rax,1),%esi
    4492:	call   4497 <f43+0x6b7>
    4497:	nopw   0x0(%rax,%rax,1)

00000000000044a0 <f36>:
    44a0:	push   %rbp
    44a1:	mov    %rsp,%rbp
    44a4:	push   %r15
    44a6:	push   %r14
    44a8:	push   %rbx
    44a9:	push   %rax
    44aa:	mov    %rdi,%r14
    44ad:	cmp    %rbp,0x8(%rdi)
    44b1:	ja     450e <f36+0x6e>
    44b3:	mov    %rsi,%rbx
    44b6:	mov    %edx,%eax
    44b8:	mov    0x3c(%rsi,%rax,1),%esi
    44bc:	mov    %r14,%rdi
    44bf:	call   *0x41e0(%r14)
    44c6:	cmpl   $0x0,0x10(%r14)
    44cb:	jne    44f6 <f36+0x56>
    44cd:	cmp    $0xfffffffffffff001,%rax
    44d3:	jb     44eb <f36+0x4b>
    44d5:	mov    0x4110(%r14),%ecx
    44dc:	neg    %eax
    44de:	add    $0x1c,%ecx
    44e1:	mov    %eax,(%rbx,%rcx,1)
    44e4:	mov    $0xffffffffffffffff,%rax
    44eb:	add    $0x8,%rsp
    44ef:	pop    %rbx
    44f0:	pop    %r14
    44f2:	pop    %r15
    44f4:	pop    %rbp
    44f5:	ret
    44f6:	mov    %r14,%rdi
    44f9:	mov    %rax,%r15
    44fc:	call   4501 <f36+0x61>
    4501:	mov    %r15,%rax
    4504:	cmp    $0xfffffffffffff001,%rax
    450a:	jae    44d5 <f36+0x35>
    450c:	jmp    44eb <f36+0x4b>
    450e:	mov    $0xd,%esi
    4513:	mov    %r14,%rdi
    4516:	call   451b <f36+0x7b>
    451b:	nopl   0x0(%rax,%rax,1)

0000000000004520 <f37>:
    4520:	push   %rbp
    4521:	mov    %rsp,%rbp
    4524:	push   %r15
    4526:	push   %r14
    4528:	push   %r13
    452a:	push   %r12
    452c:	push   %rbx
    452d:	sub    $0x38,%rsp
    4531:	cmp    %rbp,0x8(%rdi)
    4535:	ja     4721 <f37+0x201>
    453b:	mov    0x4100(%rdi),%eax
    4541:	mov    %r8d,%r13d
    4544:	lea    -0x10(%rax),%r12d
    4548:	mov    %rax,-0x50(%rbp)
    454c:	mov    %r12d,0x4100(%rdi)
    4553:	mov    %r8d,0xc(%rsi,%r12,1)
    4558:	mov    %ecx,0x8(%rsi,%r12,1)
    455d:	mov    %edx,%ecx
    455f:	mov    %rdi,-0x30(%rbp)
    4563:	mov    %rsi,-0x48(%rbp)
    4567:	mov    %rcx,-0x40(%rbp)
    456b:	mov    %r12,%rdx
    456e:	mov    0x1c(%rsi,%rcx,1),%eax
    4572:	mov    %eax,(%rsi,%r12,1)
    4576:	mov    0x14(%rsi,%rcx,1),%r14d
    457b:	sub    %eax,%r14d
    457e:	mov    0x4240(%rdi),%rax
    4585:	mov    -0x30(%rbp),%rdi
    4589:	mov    %r14d,0x4(%rsi,%r12,1)
    458e:	mov    0x3c(%rsi,%rcx,1),%esi
    4592:	mov    $0x2,%ecx
    4597:	mov    %rax,-0x58(%rbp)
    459b:	call   *%rax
    459d:	mov    -0x30(%rbp),%rsi
    45a1:	mov    %rax,%rbx
    45a4:	cmpl   $0x0,0x10(%rsi)
    45a8:	jne    470f <f37+0x1ef>
    45ae:	mov    -0x48(%rbp),%r8
    45b2:	add    %r13d,%r14d
    45b5:	mov    %r13d,-0x34(%rbp)
    45b9:	cmp    $0xfffffffffffff001,%rbx
    45c0:	jb     45d8 <f37+0xb8>
    45c2:	mov    0x4110(%rsi),%eax
    45c8:	neg    %ebx
    45ca:	add    $0x1c,%eax
    45cd:	mov    %ebx,(%r8,%rax,1)
    45d1:	mov    $0xffffffffffffffff,%rbx
    45d8:	cmp    %ebx,%r14d
    45db:	jne    4616 <f37+0xf6>
    45dd:	mov    -0x40(%rbp),%rdx
    45e1:	mov    0x2c(%r8,%rdx,1),%eax
    45e6:	mov    %eax,0x1c(%r8,%rdx,1)
    45eb:	mov    %eax,0x14(%r8,%rdx,1)
    45f0:	add    0x30(%r8,%rdx,1),%eax
    45f5:	mov    %eax,0x10(%r8,%rdx,1)
    45fa:	mov    -0x34(%rbp),%eax
    45fd:	mov    -0x50(%rbp),%rdx
    4601:	mov    %edx,0x4100(%rsi)
    4607:	add    $0x38,%rsp
    460b:	pop    %rbx
    460c:	pop    %r12
    460e:	pop    %r13
    4610:	pop    %r14
    4612:	pop    %r15
    4614:	pop    %rbp
    4615:	ret
    4616:	mov    $0x2,%ecx
    461b:	jmp    462e <f37+0x10e>
    461d:	nopl   (%rax)
    4620:	sub    %ebx,%r14d
    4623:	mov    %r13d,%ebx
    4626:	mov    %r15,%rcx
    4629:	cmp    %r13d,%r14d
    462c:	je     45dd <f37+0xbd>
    462e:	test   %ebx,%ebx
    4630:	js     46d1 <f37+0x1b1>
    4636:	mov    %r12d,%eax
    4639:	mov    0x4(%r8,%rax,1),%eax
    463e:	xor    %edi,%edi
    4640:	mov    $0x0,%esi
    4645:	cmp    %ebx,%eax
    4647:	cmovae %esi,%eax
    464a:	setb   %dil
    464e:	mov    %ebx,%esi
    4650:	sub    %eax,%esi
    4652:	mov    -0x40(%rbp),%rax
    4656:	lea    0x4(%r12,%rdi,8),%edx
    465b:	lea    (%r12,%rdi,8),%r12d
    465f:	sub    %edi,%ecx
    4661:	mov    -0x30(%rbp),%rdi
    4665:	mov    %rcx,%r15
    4668:	add    %esi,(%r8,%r12,1)
    466c:	sub    %esi,(%r8,%rdx,1)
    4670:	mov    %r12,%rdx
    4673:	mov    0x3c(%r8,%rax,1),%esi
    4678:	call   *-0x58(%rbp)
    467b:	mov    -0x30(%rbp),%rsi
    467f:	mov    %rax,%r13
    4682:	cmpl   $0x0,0x10(%rsi)
    4686:	jne    46b1 <f37+0x191>
    4688:	mov    -0x48(%rbp),%r8
    468c:	cmp    $0xfffffffffffff001,%r13
    4693:	jb     4620 <f37+0x100>
    4695:	mov    0x4110(%rsi),%eax
    469b:	neg    %r13d
    469e:	add    $0x1c,%eax
    46a1:	mov    %r13d,(%r8,%rax,1)
    46a5:	mov    $0xffffffffffffffff,%r13
    46ac:	jmp    4620 <f37+0x100>
    46b1:	mov    -0x30(%rbp),%rdi
    46b5:	call   46ba <f37+0x19a>
    46ba:	mov    -0x30(%rbp),%rsi
    46be:	mov    -0x48(%rbp),%r8
    46c2:	cmp    $0xfffffffffffff001,%r13
    46c9:	jb     4620 <f37+0x100>
    46cf:	jmp    4695 <f37+0x175>
    46d1:	mov    -0x40(%rbp),%rdx
    46d5:	movl   $0x0,0x1c(%r8,%rdx,1)
    46de:	movq   $0x0,0x10(%r8,%rdx,1)
    46e7:	mov    (%r8,%rdx,1),%eax
    46eb:	or     $0x20,%eax
    46ee:	mov    %eax,(%r8,%rdx,1)
    46f2:	xor    %eax,%eax
    46f4:	cmp    $0x2,%ecx
    46f7:	je     45fd <f37+0xdd>
    46fd:	mov    -0x34(%rbp),%edx
    4700:	mov    %r12d,%eax
    4703:	sub    0x4(%r8,%rax,1),%edx
    4708:	mov    %edx,%eax
    470a:	jmp    45fd <f37+0xdd>
    470f:	mov    -0x30(%rbp),%rdi
    4713:	call   4718 <f37+0x1f8>
    4718:	mov    -0x30(%rbp),%rsi
    471c:	jmp    45ae <f37+0x8e>
    4721:	mov    $0xd,%esi
    4726:	call   472b <f37+0x20b>
    472b:	nopl   0x0(%rax,%rax,1)

0000000000004730 <f38>:
    4730:	push   %rbp
    4731:	mov    %rsp,%rbp
    4734:	push   %r15
    4736:	push   %r14
    4738:	push   %r13
    473a:	push   %r12
    473c:	push   %rbx
    473d:	sub    $0x18,%rsp
    4741:	mov    %rdi,%rbx
    4744:	cmp    %rbp,0x8(%rdi)
    4748:	ja     47e5 <f38+0xb5>
    474e:	mov    0x4100(%rbx),%r14d
    4755:	mov    %edx,%r15d
    4758:	lea    -0x10(%r14),%eax
    475c:	mov    %eax,0x4100(%rbx)
    4762:	movl   $0x1,0x24(%rsi,%r15,1)
    476b:	testb  $0x40,(%rsi,%r15,1)
    4770:	jne    47b5 <f38+0x85>
    4772:	mov    %rsi,%r13
    4775:	mov    0x3c(%rsi,%r15,1),%esi
    477a:	mov    %edx,-0x30(%rbp)
    477d:	mov    %ecx,-0x2c(%rbp)
    4780:	lea    -0x8(%r14),%ecx
    4784:	mov    $0x5413,%edx
    4789:	mov    %rbx,%rdi
    478c:	mov    %r8d,%r12d
    478f:	call   *0x4250(%rbx)
    4795:	cmpl   $0x0,0x10(%rbx)
    4799:	jne    47d3 <f38+0xa3>
    479b:	mov    -0x2c(%rbp),%ecx
    479e:	mov    -0x30(%rbp),%edx
    47a1:	mov    %r12d,%r8d
    47a4:	mov    %r13,%rsi
    47a7:	test   %rax,%rax
    47aa:	je     47b5 <f38+0x85>
    47ac:	movl   $0xffffffff,0x58(%rsi,%r15,1)
    47b5:	mov    %rbx,%rdi
    47b8:	call   47bd <f38+0x8d>
    47bd:	mov    %r14d,0x4100(%rbx)
    47c4:	add    $0x18,%rsp
    47c8:	pop    %rbx
    47c9:	pop    %r12
    47cb:	pop    %r13
    47cd:	pop    %r14
    47cf:	pop    %r15
    47d1:	pop    %rbp
    47d2:	ret
    47d3:	mov    %rbx,%rdi
    47d6:	mov    %rax,-0x38(%rbp)
    47da:	call   47df <f38+0xaf>
    47df:	mov    -0x38(%rbp),%rax
    47e3:	jmp    479b <f38+0x6b>
    47e5:	mov    $0xd,%esi
    47ea:	mov    %rbx,%rdi
    47ed:	call   47f2 <f38+0xc2>
    47f2:	data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000004800 <f39>:
    4800:	push   %rbp
    4801:	mov    %rsp,%rbp
    4804:	push   %r15
    4806:	push   %r14
    4808:	push   %rbx
    4809:	push   %rax
    480a:	mov    %rdi,%r14
    480d:	cmp    %rbp,0x8(%rdi)
    4811:	ja     4877 <f39+0x77>
    4813:	mov    %edx,%eax
    4815:	mov    %rsi,%rbx
    4818:	mov    0x3c(%rsi,%rax,1),%esi
    481c:	mov    %r8d,%eax
    481f:	mov    %rcx,%rdx
    4822:	mov    %r14,%rdi
    4825:	mov    %rax,%rcx
    4828:	call   *0x4270(%r14)
    482f:	cmpl   $0x0,0x10(%r14)
    4834:	jne    485f <f39+0x5f>
    4836:	cmp    $0xfffffffffffff001,%rax
    483c:	jb     4854 <f39+0x54>
    483e:	mov    0x4110(%r14),%ecx
    4845:	neg    %eax
    4847:	add    $0x1c,%ecx
    484a:	mov    %eax,(%rbx,%rcx,1)
    484d:	mov    $0xffffffffffffffff,%rax
    4854:	add    $0x8,%rsp
    4858:	pop    %rbx
    4859:	pop    %r14
    485b:	pop    %r15
    485d:	pop    %rbp
    485e:	ret
    485f:	mov    %r14,%rdi
    4862:	mov    %rax,%r15
    4865:	call   486a <f39+0x6a>
    486a:	mov    %r15,%rax
    486d:	cmp    $0xfffffffffffff001,%rax
    4873:	jae    483e <f39+0x3e>
    4875:	jmp    4854 <f39+0x54>
    4877:	mov    $0xd,%esi
    487c:	mov    %r14,%rdi
    487f:	call   4884 <f39+0x84>
    4884:	data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000004890 <f40>:
    4890:	push   %rbp
    4891:	mov    %rsp,%rbp
    4894:	push   %r15
    4896:	push   %r14
    4898:	push   %r13
    489a:	push   %r12
    489c:	push   %rbx
    489d:	sub    $0x18,%rsp
    48a1:	mov    %rdi,%rbx
    48a4:	cmp    %rbp,0x8(%rdi)
    48a8:	ja     49b9 <f40+0x129>
    48ae:	mov    %edx,%eax
    48b0:	mov    0x54(%rsi,%rax,1),%ecx
    48b4:	mov    0x4110(%rbx),%eax
    48ba:	mov    %rsi,%r14
    48bd:	mov    0x18(%r14,%rax,1),%r13d
    48c2:	mov    %ecx,%esi
    48c4:	and    $0xbfffffff,%esi
    48ca:	xor    %eax,%eax
    48cc:	cmp    %r13d,%esi
    48cf:	je     4904 <f40+0x74>
    48d1:	lea    0x54(%rdx),%r15d
    48d5:	test   $0x3,%r15b
    48d9:	jne    49c6 <f40+0x136>
    48df:	xor    %eax,%eax
    48e1:	lock cmpxchg %r13d,(%r14,%r15,1)
    48e7:	mov    $0x1,%eax
    48ec:	je     4904 <f40+0x74>
    48ee:	or     $0x40000000,%r13d
    48f5:	xor    %eax,%eax
    48f7:	lock cmpxchg %r13d,(%r14,%r15,1)
    48fd:	jne    4913 <f40+0x83>
    48ff:	mov    $0x1,%eax
    4904:	add    $0x18,%rsp
    4908:	pop    %rbx
    4909:	pop    %r12
    490b:	pop    %r13
    490d:	pop    %r14
    490f:	pop    %r15
    4911:	pop    %rbp
    4912:	ret
    4913:	mov    0x4260(%rbx),%rcx
    491a:	mov    %rcx,-0x30(%rbp)
    491e:	jmp    492a <f40+0x9a>
    4920:	xor    %eax,%eax
    4922:	lock cmpxchg %r13d,(%r14,%r15,1)
    4928:	je     48ff <f40+0x6f>
    492a:	test   $0x40000000,%eax
    492f:	jne    4943 <f40+0xb3>
    4931:	mov    %eax,%ecx
    4933:	or     $0x40000000,%ecx
    4939:	lock cmpxchg %ecx,(%r14,%r15,1)
    493f:	mov    %ecx,%eax
    4941:	jne    4920 <f40+0x90>
    4943:	mov    $0x80,%edx
    4948:	mov    %eax,%r12d
    494b:	movq   $0x0,(%rsp)
    4953:	mov    %rbx,%rdi
    4956:	mov    %r15,%rsi
    4959:	mov    %r12,%rcx
    495c:	xor    %r8d,%r8d
    495f:	xor    %r9d,%r9d
    4962:	call   *-0x30(%rbp)
    4965:	cmpl   $0x0,0x10(%rbx)
    4969:	jne    499d <f40+0x10d>
    496b:	cmp    $0xffffffffffffffda,%rax
    496f:	jne    4920 <f40+0x90>
    4971:	movq   $0x0,(%rsp)
    4979:	mov    %rbx,%rdi
    497c:	mov    %r15,%rsi
    497f:	xor    %edx,%edx
    4981:	mov    %r12,%rcx
    4984:	xor    %r8d,%r8d
    4987:	xor    %r9d,%r9d
    498a:	call   *-0x30(%rbp)
    498d:	cmpl   $0x0,0x10(%rbx)
    4991:	je     4920 <f40+0x90>
    4993:	mov    %rbx,%rdi
    4996:	call   499b <f40+0x10b>
    499b:	jmp    4920 <f40+0x90>
    499d:	mov    %rbx,%rdi
    49a0:	mov    %rax,-0x38(%rbp)
    49a4:	call   49a9 <f40+0x119>
    49a9:	mov    -0x38(%rbp),%rax
    49ad:	cmp    $0xffffffffffffffda,%rax
    49b1:	jne    4920 <f40+0x90>
    49b7:	jmp    4971 <f40+0xe1>
    49b9:	mov    $0xd,%esi
    49be:	mov    %rbx,%rdi
    49c1:	call   49c6 <f40+0x136>
    49c6:	mov    $0xa,%esi
    49cb:	mov    %rbx,%rdi
    49ce:	call   49d3 <f40+0x143>
    49d3:	data16 data16 data16 cs nopw 0x0(%rax,%rax,1)

00000000000049e0 <f45>:
    49e0:	push   %rbp
    49e1:	mov    %rsp,%rbp
    49e4:	push   %r15
    49e6:	push   %r14
    49e8:	push   %r13
    49ea:	push   %r12
    49ec:	push   %rbx
    49ed:	push   %rax
    49ee:	cmp    %rbp,0x8(%rdi)
    49f2:	ja     4b76 <f45+0x196>
    49f8:	mov    %ecx,%ebx
    49fa:	mov    %edx,%ecx
    49fc:	mov    %r8d,%r14d
    49ff:	mov    0x10(%rsi,%r14,1),%edx
    4a04:	test   %edx,%edx
    4a06:	je     4a51 <f45+0x71>
    4a08:	mov    0x14(%rsi,%r14,1),%eax
    4a0d:	sub    %eax,%edx
    4a0f:	cmp    %edx,%ebx
    4a11:	jbe    4a9c <f45+0xbc>
    4a17:	mov    0x24(%rsi,%r14,1),%r9d
    4a1c:	cmp    $0x5,%r9
    4a20:	jae    4b80 <f45+0x1a0>
    4a26:	mov    0x4140(%rdi),%rax
    4a2d:	shl    $0x4,%r9
    4a31:	mov    0x8(%rax,%r9,1),%edx
    4a36:	cmp    %edx,0x4284(%rdi)
    4a3c:	jne    4b8a <f45+0x1aa>
    4a42:	mov    %r8d,%edx
    4a45:	mov    %ebx,%r8d
    4a48:	call   *(%rax,%r9,1)
    4a4c:	jmp    4b4d <f45+0x16d>
    4a51:	mov    0x50(%rsi,%r14,1),%edx
    4a56:	mov    (%rsi,%r14,1),%eax
    4a5a:	lea    -0x1(%rdx),%r9d
    4a5e:	or     %edx,%r9d
    4a61:	mov    %r9d,0x50(%rsi,%r14,1)
    4a66:	test   $0x8,%al
    4a68:	jne    4b07 <f45+0x127>
    4a6e:	movq   $0x0,0x4(%rsi,%r14,1)
    4a77:	mov    0x2c(%rsi,%r14,1),%eax
    4a7c:	mov    %eax,0x1c(%rsi,%r14,1)
    4a81:	mov    %eax,0x14(%rsi,%r14,1)
    4a86:	mov    0x30(%rsi,%r14,1),%edx
    4a8b:	add    %eax,%edx
    4a8d:	mov    %edx,0x10(%rsi,%r14,1)
    4a92:	sub    %eax,%edx
    4a94:	cmp    %edx,%ebx
    4a96:	ja     4a17 <f45+0x37>
    4a9c:	cmpl   $0x0,0x58(%rsi,%r14,1)
    4aa2:	sets   %dl
    4aa5:	test   %ebx,%ebx
    4aa7:	sete   %r9b
    4aab:	or     %dl,%r9b
    4aae:	jne    4ad5 <f45+0xf5>
    4ab0:	lea    (%rbx,%rcx,1),%r12d
    4ab4:	mov    $0xffffffff,%edx
    4ab9:	xor    %r15d,%r15d
    4abc:	nopl   0x0(%rax)
    4ac0:	lea    (%r12,%rdx,1),%r9d
    4ac4:	cmpb   $0xa,(%rsi,%r9,1)
    4ac9:	je     4b12 <f45+0x132>
    4acb:	inc    %r15d
    4ace:	dec    %edx
    4ad0:	cmp    %r15d,%ebx
    4ad3:	jne    4ac0 <f45+0xe0>
    4ad5:	mov    %ebx,%r15d
    4ad8:	mov    %rsi,%r13
    4adb:	xor    %ebx,%ebx
    4add:	test   %r15d,%r15d
    4ae0:	je     4af8 <f45+0x118>
    4ae2:	mov    %ecx,%r8d
    4ae5:	mov    %r15d,%r9d
    4ae8:	mov    %eax,%ecx
    4aea:	xor    %esi,%esi
    4aec:	xor    %edx,%edx
    4aee:	call   4af3 <f45+0x113>
    4af3:	mov    0x14(%r13,%r14,1),%eax
    4af8:	add    %r15d,%eax
    4afb:	add    %r15d,%ebx
    4afe:	mov    %eax,0x14(%r13,%r14,1)
    4b03:	mov    %ebx,%eax
    4b05:	jmp    4b4d <f45+0x16d>
    4b07:	or     $0x20,%eax
    4b0a:	mov    %eax,(%rsi,%r14,1)
    4b0e:	xor    %eax,%eax
    4b10:	jmp    4b4d <f45+0x16d>
    4b12:	mov    0x24(%rsi,%r14,1),%eax
    4b17:	cmp    $0x4,%rax
    4b1b:	ja     4b9a <f45+0x1ba>
    4b1d:	mov    0x4140(%rdi),%r9
    4b24:	shl    $0x4,%rax
    4b28:	mov    0x8(%r9,%rax,1),%edx
    4b2d:	cmp    %edx,0x4284(%rdi)
    4b33:	jne    4ba6 <f45+0x1c6>
    4b35:	sub    %r15d,%ebx
    4b38:	mov    %r8d,%edx
    4b3b:	mov    %rdi,-0x30(%rbp)
    4b3f:	mov    %rsi,%r13
    4b42:	mov    %ebx,%r8d
    4b45:	call   *(%r9,%rax,1)
    4b49:	cmp    %ebx,%eax
    4b4b:	jae    4b5c <f45+0x17c>
    4b4d:	add    $0x8,%rsp
    4b51:	pop    %rbx
    4b52:	pop    %r12
    4b54:	pop    %r13
    4b56:	pop    %r14
    4b58:	pop    %r15
    4b5a:	pop    %rbp
    4b5b:	ret
    4b5c:	mov    0x14(%r13,%r14,1),%eax
    4b61:	mov    -0x30(%rbp),%rdi
    4b65:	sub    %r15d,%r12d
    4b68:	mov    %r12d,%ecx
    4b6b:	test   %r15d,%r15d
    4b6e:	jne    4ae2 <f45+0x102>
    4b74:	jmp    4af8 <f45+0x118>
    4b76:	mov    $0xd,%esi
    4b7b:	call   4b80 <f45+0x1a0>
    4b80:	mov    $0x8,%esi
    4b85:	call   4b8a <f45+0x1aa>
    4b8a:	xor    %eax,%eax
    4b8c:	test   %edx,%edx
    4b8e:	sete   %al
    4b91:	lea    0x7(%rax,%rax,1),%esi
    4b95:	call   4b9a <f45+0x1ba>
    4b9a:	mov    $0x8,%esi
    4b9f:	mov    $0xa,%al
    4ba1:	call   4ba6 <f45+0x1c6>
    4ba6:	xor    %eax,%eax
    4ba8:	test   %edx,%edx
    4baa:	sete   %al
    4bad:	lea    0x7(%rax,%rax,1),%esi
    4bb1:	call   4bb6 <f45+0x1d6>
    4bb6:	cs nopw 0x0(%rax,%rax,1)

0000000000004bc0 <f53>:
    4bc0:	push   %rbp
    4bc1:	mov    %rsp,%rbp
    4bc4:	push   %r15
    4bc6:	push   %r14
    4bc8:	push   %r13
    4bca:	push   %r12
    4bcc:	push   %rbx
    4bcd:	push   %rax
    4bce:	cmp    %rbp,0x8(%rdi)
    4bd2:	ja     4d01 <f53+0x141>
    4bd8:	mov    0x4100(%rdi),%r13d
    4bdf:	mov    %r8,%rax
    4be2:	shr    $0x30,%rax
    4be6:	and    $0x7fff,%eax
    4beb:	lea    -0x20(%r13),%ebx
    4bef:	mov    %ebx,0x4100(%rdi)
    4bf5:	je     4c30 <f53+0x70>
    4bf7:	cmp    $0x7fff,%eax
    4bfc:	je     4ce0 <f53+0x120>
    4c02:	add    $0xffffc002,%eax
    4c07:	movabs $0x8000ffffffffffff,%r10
    4c11:	mov    %r9d,%r9d
    4c14:	mov    %eax,(%rsi,%r9,1)
    4c18:	mov    %r8,%r9
    4c1b:	and    %r10,%r9
    4c1e:	movabs $0x3ffe000000000000,%r8
    4c28:	or     %r9,%r8
    4c2b:	jmp    4ce0 <f53+0x120>
    4c30:	xor    %r10d,%r10d
    4c33:	test   %rcx,%rcx
    4c36:	mov    $0x3f,%al
    4c38:	movabs $0x7fff000000000000,%r11
    4c42:	setne  %r10b
    4c46:	bzhi   %rax,%r8,%rax
    4c4b:	xor    %r14d,%r14d
    4c4e:	cmp    %r11,%rax
    4c51:	seta   %r14b
    4c55:	cmovne %r14d,%r10d
    4c59:	test   %r10b,%r10b
    4c5c:	jne    4c84 <f53+0xc4>
    4c5e:	or     %rcx,%rax
    4c61:	je     4c78 <f53+0xb8>
    4c63:	test   %r8,%r8
    4c66:	mov    %r8,%r10
    4c69:	setns  %al
    4c6c:	or     %rcx,%r10
    4c6f:	sete   %r10b
    4c73:	test   %r10b,%al
    4c76:	je     4c84 <f53+0xc4>
    4c78:	mov    %r9d,%eax
    4c7b:	movl   $0x0,(%rsi,%rax,1)
    4c82:	jmp    4ce0 <f53+0x120>
    4c84:	movabs $0x4077000000000000,%rax
    4c8e:	mov    %edx,-0x2c(%rbp)
    4c91:	mov    %ebx,%edx
    4c93:	mov    %rdi,%r14
    4c96:	mov    %rsi,%r15
    4c99:	mov    %r9d,%r12d
    4c9c:	mov    %rax,0x120(%rdi)
    4ca3:	call   4dd0 <f77>
    4ca8:	mov    %ebx,%ebx
    4caa:	mov    (%r15,%rbx,1),%rcx
    4cae:	mov    0x8(%r15,%rbx,1),%r8
    4cb3:	lea    -0x10(%r13),%edx
    4cb7:	mov    %r14,%rdi
    4cba:	mov    %r15,%rsi
    4cbd:	mov    %r12d,%r9d
    4cc0:	call   4bc0 <f53>
    4cc5:	mov    0x10(%r15,%rbx,1),%rcx
    4cca:	mov    0x18(%r15,%rbx,1),%r8
    4ccf:	mov    %r12d,%eax
    4cd2:	addl   $0xffffff88,(%r15,%rax,1)
    4cd7:	mov    -0x2c(%rbp),%edx
    4cda:	mov    %r15,%rsi
    4cdd:	mov    %r14,%rdi
    4ce0:	mov    %edx,%eax
    4ce2:	mov    %rcx,(%rsi,%rax,1)
    4ce6:	mov    %r8,0x8(%rsi,%rax,1)
    4ceb:	mov    %r13d,0x4100(%rdi)
    4cf2:	add    $0x8,%rsp
    4cf6:	pop    %rbx
    4cf7:	pop    %r12
    4cf9:	pop    %r13
    4cfb:	pop    %r14
    4cfd:	pop    %r15
    4cff:	pop    %rbp
    4d00:	ret
    4d01:	mov    $0xd,%esi
    4d06:	call   4d0b <f53+0x14b>
    4d0b:	nopl   0x0(%rax,%rax,1)

0000000000004d10 <f70>:
    4d10:	xor    %r11d,%r11d
    4d13:	test   %rdi,%rdi
    4d16:	mov    $0x3f,%r10b
    4d19:	movabs $0x7fff000000000000,%r9
    4d23:	setne  %r11b
    4d27:	bzhi   %r10,%rsi,%r8
    4d2c:	xor    %eax,%eax
    4d2e:	cmp    %r9,%r8
    4d31:	seta   %al
    4d34:	cmovne %eax,%r11d
    4d38:	mov    $0x1,%eax
    4d3d:	cmp    $0x1,%r11b
    4d41:	je     4da4 <f70+0x94>
    4d43:	push   %rbx
    4d44:	xor    %r11d,%r11d
    4d47:	test   %rdx,%rdx
    4d4a:	setne  %r11b
    4d4e:	bzhi   %r10,%rcx,%r10
    4d53:	xor    %ebx,%ebx
    4d55:	cmp    %r9,%r10
    4d58:	seta   %bl
    4d5b:	cmovne %ebx,%r11d
    4d5f:	test   %r11b,%r11b
    4d62:	pop    %rbx
    4d63:	jne    4da4 <f70+0x94>
    4d65:	or     %rdi,%r8
    4d68:	xor    %eax,%eax
    4d6a:	or     %rdx,%r8
    4d6d:	or     %r10,%r8
    4d70:	je     4da4 <f70+0x94>
    4d72:	test   %rsi,%rcx
    4d75:	js     4da5 <f70+0x95>
    4d77:	cmp    %rdx,%rdi
    4d7a:	setae  %al
    4d7d:	xor    %r8d,%r8d
    4d80:	cmp    %rcx,%rsi
    4d83:	setge  %r8b
    4d87:	cmove  %eax,%r8d
    4d8b:	mov    $0xffffffff,%eax
    4d90:	cmp    $0x1,%r8b
    4d94:	jne    4da4 <f70+0x94>
    4d96:	xor    %rdx,%rdi
    4d99:	xor    %rcx,%rsi
    4d9c:	xor    %eax,%eax
    4d9e:	or     %rdi,%rsi
    4da1:	setne  %al
    4da4:	ret
    4da5:	cmp    %rdx,%rdi
    4da8:	setbe  %al
    4dab:	xor    %r8d,%r8d
    4dae:	cmp    %rcx,%rsi
    4db1:	setle  %r8b
    4db5:	cmove  %eax,%r8d
    4db9:	mov    $0xffffffff,%eax
    4dbe:	test   %r8b,%r8b
    4dc1:	jne    4d96 <f70+0x86>
    4dc3:	jmp    4da4 <f70+0x94>
    4dc5:	data16 cs nopw 0x0(%rax,%rax,1)

0000000000004dd0 <f77>:
    4dd0:	push   %r15
    4dd2:	push   %r14
    4dd4:	push   %r13
    4dd6:	push   %r12
    4dd8:	push   %rbx
    4dd9:	mov    0x120(%rdi),%r15
    4de0:	mov    0x4100(%rdi),%eax
    4de6:	movabs $0x8000000000000000,%r10
    4df0:	mov    %r15,%r9
    4df3:	xor    %r8,%r9
    4df6:	mov    %rax,-0x50(%rsp)
    4dfb:	add    $0xffffffa0,%eax
    4dfe:	and    %r10,%r9
    4e01:	mov    %eax,-0x2c(%rsp)
    4e05:	mov    %eax,0x4100(%rdi)
    4e0b:	mov    $0x30,%al
    4e0d:	mov    %r9,-0x40(%rsp)
    4e12:	mov    %r8,%r9
    4e15:	shr    $0x30,%r9
    4e19:	bzhi   %rax,%r8,%r11
    4e1e:	bzhi   %rax,%r15,%r13
    4e23:	mov    %r15,%rax
    4e26:	shr    $0x30,%rax
    4e2a:	and    $0x7fff,%r9d
    4e31:	mov    %r11,%rbx
    4e34:	shr    $0x20,%rbx
    4e38:	and    $0x7fff,%eax
    4e3d:	mov    %r9,-0x8(%rsp)
    4e42:	dec    %r9d
    4e45:	cmp    $0x7ffd,%r9d
    4e4c:	ja     501a <f77+0x24a>
    4e52:	lea    -0x1(%rax),%r9d
    4e56:	cmp    $0x7ffe,%r9d
    4e5d:	jae    501a <f77+0x24a>
    4e63:	mov    %rax,-0x18(%rsp)
    4e68:	mov    %rcx,%rax
    4e6b:	xor    %r10d,%r10d
    4e6e:	mov    %edx,-0x5c(%rsp)
    4e72:	mov    %rsi,-0x28(%rsp)
    4e77:	mov    %rdi,-0x20(%rsp)
    4e7c:	movl   $0x0,-0x38(%rsp)
    4e84:	mov    %r13,%rcx
    4e87:	shl    $0xf,%rcx
    4e8b:	mov    %r10,%r14
    4e8e:	mov    $0x80000000,%r12d
    4e94:	shl    $0xf,%r14
    4e98:	or     $0x10000,%rbx
    4e9f:	mov    %r11d,%r8d
    4ea2:	mov    %r8,%r9
    4ea5:	mov    %eax,%esi
    4ea7:	mov    %rsi,-0x58(%rsp)
    4eac:	shr    $0x20,%rcx
    4eb0:	mov    %rbx,%rdx
    4eb3:	mov    %rbx,%r15
    4eb6:	or     %rcx,%r12
    4eb9:	mov    %r14d,%ecx
    4ebc:	shr    $0x20,%r14
    4ec0:	imul   %rcx,%rdx
    4ec4:	mov    %rcx,-0x10(%rsp)
    4ec9:	imul   %r14,%r9
    4ecd:	mov    %r12,%rdi
    4ed0:	imul   %rsi,%rdi
    4ed4:	xor    %esi,%esi
    4ed6:	lea    (%rdx,%r9,1),%r11
    4eda:	add    %r11,%rdi
    4edd:	mov    %r14,%r11
    4ee0:	setb   %sil
    4ee4:	add    %rdx,%r9
    4ee7:	mov    %r12,%rdx
    4eea:	adc    $0x0,%esi
    4eed:	shr    $0x20,%rax
    4ef1:	imul   %r14,%r15
    4ef5:	xor    %r9d,%r9d
    4ef8:	imul   %rax,%rdx
    4efc:	add    %rdx,%r15
    4eff:	mov    %r12,%rdx
    4f02:	setb   %r9b
    4f06:	shld   $0xf,%r10,%r13
    4f0b:	imul   %r8,%r12
    4f0f:	imul   %rax,%r11
    4f13:	imul   %rbx,%rdx
    4f17:	mov    %r9,-0x48(%rsp)
    4f1c:	xor    %r9d,%r9d
    4f1f:	mov    %r13d,%r13d
    4f22:	mov    %r13,%r10
    4f25:	imul   %r8,%r10
    4f29:	imul   %rcx,%r8
    4f2d:	add    %r8,%r11
    4f30:	mov    %r13,%r8
    4f33:	setb   %r9b
    4f37:	imul   %r13,%rbx
    4f3b:	imul   -0x58(%rsp),%r8
    4f41:	mov    %rbx,%rcx
    4f44:	xor    %ebx,%ebx
    4f46:	add    %r12,%rcx
    4f49:	setb   %bl
    4f4c:	imul   %rax,%r13
    4f50:	mov    %rcx,%r12
    4f53:	shr    $0x20,%r12
    4f57:	shl    $0x20,%rbx
    4f5b:	add    %rdi,%r13
    4f5e:	adc    $0x0,%esi
    4f61:	add    %rdx,%r12
    4f64:	add    %rbx,%r12
    4f67:	add    %r15,%r10
    4f6a:	mov    -0x10(%rsp),%rbx
    4f6f:	mov    %r13,%r15
    4f72:	adc    -0x48(%rsp),%r12
    4f77:	add    %r11,%r8
    4f7a:	mov    -0x58(%rsp),%r11
    4f7f:	adc    %r10,%r9
    4f82:	xor    %edx,%edx
    4f84:	imul   %rbx,%rax
    4f88:	imul   %r11,%r14
    4f8c:	add    %rax,%r14
    4f8f:	setb   %dl
    4f92:	shl    $0x20,%r15
    4f96:	xor    %edi,%edi
    4f98:	shld   $0x20,%r14,%rdx
    4f9d:	lea    (%rdx,%r8,1),%rax
    4fa1:	add    %rax,%r15
    4fa4:	movabs $0xffffffffffff,%rax
    4fae:	setb   %dil
    4fb2:	add    %r8,%rdx
    4fb5:	mov    -0x18(%rsp),%r8
    4fba:	adc    $0x0,%rdi
    4fbe:	add    -0x8(%rsp),%r8d
    4fc3:	shl    $0x20,%rcx
    4fc7:	xor    %edx,%edx
    4fc9:	add    -0x38(%rsp),%r8d
    4fce:	add    %r9,%rcx
    4fd1:	setb   %dl
    4fd4:	shld   $0x20,%r13,%rsi
    4fd9:	mov    %rbx,%r13
    4fdc:	imul   %r11,%r13
    4fe0:	shl    $0x20,%r14
    4fe4:	cmp    %r10,%r9
    4fe7:	adc    $0x0,%r12
    4feb:	add    %rcx,%rsi
    4fee:	adc    %rdx,%r12
    4ff1:	add    %r14,%r13
    4ff4:	mov    %rsi,%r14
    4ff7:	adc    $0x0,%r15
    4ffb:	adc    %rdi,%r14
    4ffe:	adc    $0x0,%r12
    5002:	inc    %rax
    5005:	test   %rax,%r12
    5008:	je     50cb <f77+0x2fb>
    500e:	add    $0xffffc002,%r8d
    5015:	jmp    50e4 <f77+0x314>
    501a:	mov    %r11,-0x48(%rsp)
    501f:	xor    %r11d,%r11d
    5022:	test   %rcx,%rcx
    5025:	mov    $0x3f,%r12b
    5028:	mov    %rbx,-0x38(%rsp)
    502d:	movabs $0x7fff000000000000,%r9
    5037:	mov    %rcx,-0x58(%rsp)
    503c:	sete   %r11b
    5040:	bzhi   %r12,%r8,%r10
    5045:	xor    %ebx,%ebx
    5047:	mov    %r10,%r14
    504a:	shr    $0x30,%r14
    504e:	cmp    $0x7fff,%r14d
    5055:	setb   %bl
    5058:	cmp    %r9,%r10
    505b:	cmovne %ebx,%r11d
    505f:	cmp    $0x1,%r11b
    5063:	jne    50ac <f77+0x2dc>
    5065:	bzhi   %r12,%r15,%r11
    506a:	lea    0x1(%r9),%r8
    506e:	cmp    %r8,%r11
    5071:	jae    5132 <f77+0x362>
    5077:	mov    %rax,-0x18(%rsp)
    507c:	mov    -0x58(%rsp),%rax
    5081:	mov    %r10,%rcx
    5084:	xor    %r9,%rcx
    5087:	or     %rax,%rcx
    508a:	je     51a8 <f77+0x3d8>
    5090:	or     %rax,%r10
    5093:	cmp    %r9,%r11
    5096:	jne    51ce <f77+0x3fe>
    509c:	mov    -0x40(%rsp),%rbx
    50a1:	or     %r9,%rbx
    50a4:	test   %r10,%r10
    50a7:	jmp    51b3 <f77+0x3e3>
    50ac:	mov    -0x50(%rsp),%r11
    50b1:	mov    -0x58(%rsp),%r14
    50b6:	movabs $0x800000000000,%rax
    50c0:	or     %rax,%r8
    50c3:	mov    %r8,%rbx
    50c6:	jmp    53b2 <f77+0x5e2>
    50cb:	shld   $0x1,%r14,%r12
    50d0:	shld   $0x1,%r15,%r14
    50d5:	shld   $0x1,%r13,%r15
    50da:	add    $0xffffc001,%r8d
    50e1:	add    %r13,%r13
    50e4:	mov    -0x40(%rsp),%rbx
    50e9:	mov    -0x20(%rsp),%rdi
    50ee:	mov    -0x28(%rsp),%rsi
    50f3:	mov    -0x50(%rsp),%r11
    50f8:	cmp    $0x7fff,%r8d
    50ff:	jge    5119 <f77+0x349>
    5101:	test   %r8d,%r8d
    5104:	jle    514f <f77+0x37f>
    5106:	mov    $0x30,%al
    5108:	shl    $0x30,%r8
    510c:	bzhi   %rax,%r12,%rax
    5111:	or     %r8,%rax
    5114:	jmp    536c <f77+0x59c>
    5119:	movabs $0x7fff000000000000,%rax
    5123:	or     %rax,%rbx
    5126:	mov    -0x5c(%rsp),%edx
    512a:	xor    %r14d,%r14d
    512d:	jmp    53b2 <f77+0x5e2>
    5132:	mov    -0x50(%rsp),%r11
    5137:	movabs $0x800000000000,%rax
    5141:	xor    %r14d,%r14d
    5144:	or     %rax,%r15
    5147:	mov    %r15,%rbx
    514a:	jmp    53b2 <f77+0x5e2>
    514f:	mov    $0x1,%ecx
    5154:	sub    %r8d,%ecx
    5157:	cmp    $0x7f,%ecx
    515a:	ja     5126 <f77+0x356>
    515c:	lea    -0x30(%r11),%edx
    5160:	lea    0x7f(%r8),%eax
    5164:	mov    %r8,%r9
    5167:	test   $0x40,%al
    5169:	jne    5209 <f77+0x439>
    516f:	test   %eax,%eax
    5171:	je     52fb <f77+0x52b>
    5177:	shrx   %rcx,%r13,%r10
    517c:	shlx   %rax,%r15,%r8
    5181:	mov    %edx,%edx
    5183:	or     %r10,%r8
    5186:	shlx   %rax,%r13,%r10
    518b:	mov    %r10,(%rsi,%rdx,1)
    518f:	mov    %r8,0x8(%rsi,%rdx,1)
    5194:	shlx   %rax,%r12,%rdx
    5199:	shrx   %rcx,%r14,%r8
    519e:	shlx   %rax,%r14,%rax
    51a3:	or     %r8,%rdx
    51a6:	jmp    5224 <f77+0x454>
    51a8:	mov    -0x40(%rsp),%rbx
    51ad:	or     %r9,%rbx
    51b0:	test   %r11,%r11
    51b3:	mov    -0x50(%rsp),%r11
    51b8:	movabs $0x7fff800000000000,%rax
    51c2:	cmove  %rax,%rbx
    51c6:	xor    %r14d,%r14d
    51c9:	jmp    53b2 <f77+0x5e2>
    51ce:	test   %r10,%r10
    51d1:	je     527d <f77+0x4ad>
    51d7:	test   %r11,%r11
    51da:	je     527d <f77+0x4ad>
    51e0:	mov    -0x2c(%rsp),%ecx
    51e4:	movabs $0xffffffffffff,%r8
    51ee:	xor    %r10d,%r10d
    51f1:	test   %r14,%r14
    51f4:	je     528f <f77+0x4bf>
    51fa:	mov    -0x58(%rsp),%rax
    51ff:	mov    -0x38(%rsp),%rbx
    5204:	jmp    540a <f77+0x63a>
    5209:	shlx   %rax,%r13,%r8
    520e:	mov    %edx,%edx
    5210:	movq   $0x0,(%rsi,%rdx,1)
    5218:	mov    %r8,0x8(%rsi,%rdx,1)
    521d:	shlx   %rax,%r14,%rdx
    5222:	xor    %eax,%eax
    5224:	lea    -0x40(%r11),%r8d
    5228:	mov    %rax,(%rsi,%r8,1)
    522c:	lea    -0x50(%r11),%eax
    5230:	mov    %rdx,0x8(%rsi,%r8,1)
    5235:	cmp    $0x40,%ecx
    5238:	jae    5272 <f77+0x4a2>
    523a:	add    $0x3f,%r9d
    523e:	shrx   %rcx,%r13,%r8
    5243:	mov    %eax,%eax
    5245:	shrx   %rcx,%r14,%r14
    524a:	shlx   %r9,%r15,%rdx
    524f:	or     %rdx,%r8
    5252:	shrx   %rcx,%r15,%rdx
    5257:	mov    %r8,(%rsi,%rax,1)
    525b:	mov    %rdx,0x8(%rsi,%rax,1)
    5260:	shlx   %r9,%r12,%rdx
    5265:	shrx   %rcx,%r12,%rax
    526a:	or     %rdx,%r14
    526d:	jmp    5337 <f77+0x567>
    5272:	and    $0x3f,%ecx
    5275:	mov    %rcx,%rdx
    5278:	jmp    531c <f77+0x54c>
    527d:	mov    -0x50(%rsp),%r11
    5282:	mov    -0x40(%rsp),%rbx
    5287:	xor    %r14d,%r14d
    528a:	jmp    53b2 <f77+0x5e2>
    528f:	mov    -0x50(%rsp),%rax
    5294:	mov    -0x58(%rsp),%r10
    5299:	xor    %r9d,%r9d
    529c:	lea    -0x10(%rax),%ebx
    529f:	mov    -0x48(%rsp),%rax
    52a4:	test   %rax,%rax
    52a7:	sete   %r9b
    52ab:	cmove  %r10,%rax
    52af:	lzcnt  %rax,%r14
    52b4:	shl    $0x6,%r9d
    52b8:	lea    (%r14,%r9,1),%eax
    52bc:	lea    -0xf(%r14,%r9,1),%r9d
    52c1:	test   $0x40,%r9b
    52c5:	jne    53ce <f77+0x5fe>
    52cb:	test   %r9d,%r9d
    52ce:	je     53d8 <f77+0x608>
    52d4:	mov    -0x48(%rsp),%r15
    52d9:	mov    -0x58(%rsp),%r12
    52de:	mov    $0xf,%r10b
    52e1:	sub    %r14b,%r10b
    52e4:	shrx   %r10,%r12,%r10
    52e9:	shlx   %r9,%r15,%r15
    52ee:	shlx   %r9,%r12,%r14
    52f3:	or     %r10,%r15
    52f6:	jmp    53e2 <f77+0x612>
    52fb:	mov    %edx,%eax
    52fd:	mov    %r13,(%rsi,%rax,1)
    5301:	mov    %r15,0x8(%rsi,%rax,1)
    5306:	lea    -0x40(%r11),%eax
    530a:	and    $0x3f,%ecx
    530d:	xor    %edx,%edx
    530f:	mov    %r14,(%rsi,%rax,1)
    5313:	mov    %r12,0x8(%rsi,%rax,1)
    5318:	lea    -0x50(%r11),%eax
    531c:	shrx   %rcx,%r15,%rcx
    5321:	mov    %eax,%eax
    5323:	shrx   %rdx,%r12,%r14
    5328:	mov    %rcx,(%rsi,%rax,1)
    532c:	movq   $0x0,0x8(%rsi,%rax,1)
    5335:	xor    %eax,%eax
    5337:	mov    -0x2c(%rsp),%ecx
    533b:	xor    %r8d,%r8d
    533e:	mov    %r14,(%rsi,%rcx,1)
    5342:	mov    %rax,0x8(%rsi,%rcx,1)
    5347:	mov    0x38(%rsi,%rcx,1),%rdx
    534c:	mov    0x10(%rsi,%rcx,1),%r13
    5351:	mov    0x18(%rsi,%rcx,1),%r15
    5356:	or     0x30(%rsi,%rcx,1),%rdx
    535b:	setne  %r8b
    535f:	or     0x20(%rsi,%rcx,1),%r13
    5364:	or     0x28(%rsi,%rcx,1),%r15
    5369:	or     %r8,%r13
    536c:	mov    -0x5c(%rsp),%edx
    5370:	or     %rax,%rbx
    5373:	xor    %eax,%eax
    5375:	test   %r13,%r13
    5378:	movabs $0x8000000000000000,%r8
    5382:	sete   %al
    5385:	xor    %ecx,%ecx
    5387:	test   %r15,%r15
    538a:	setns  %cl
    538d:	cmp    %r8,%r15
    5390:	cmove  %eax,%ecx
    5393:	test   %cl,%cl
    5395:	je     53aa <f77+0x5da>
    5397:	xor    %r8,%r15
    539a:	or     %r13,%r15
    539d:	jne    53b2 <f77+0x5e2>
    539f:	mov    %r14d,%eax
    53a2:	and    $0x1,%eax
    53a5:	add    %rax,%r14
    53a8:	jmp    53ae <f77+0x5de>
    53aa:	add    $0x1,%r14
    53ae:	adc    $0x0,%rbx
    53b2:	mov    %edx,%eax
    53b4:	mov    %r14,(%rsi,%rax,1)
    53b8:	mov    %rbx,0x8(%rsi,%rax,1)
    53bd:	mov    %r11d,0x4100(%rdi)
    53c4:	pop    %rbx
    53c5:	pop    %r12
    53c7:	pop    %r13
    53c9:	pop    %r14
    53cb:	pop    %r15
    53cd:	ret
    53ce:	shlx   %r9,%r10,%r15
    53d3:	xor    %r14d,%r14d
    53d6:	jmp    53e2 <f77+0x612>
    53d8:	mov    -0x58(%rsp),%r14
    53dd:	mov    -0x48(%rsp),%r15
    53e2:	mov    %ebx,%r9d
    53e5:	mov    %r14,(%rsi,%r9,1)
    53e9:	mov    %r15,0x8(%rsi,%r9,1)
    53ee:	mov    $0x10,%r10d
    53f4:	mov    0x58(%rsi,%rcx,1),%rbx
    53f9:	sub    %eax,%r10d
    53fc:	mov    0x50(%rsi,%rcx,1),%rax
    5401:	mov    %rbx,-0x48(%rsp)
    5406:	shr    $0x20,%rbx
    540a:	mov    %rdi,-0x20(%rsp)
    540f:	mov    %rsi,-0x28(%rsp)
    5414:	mov    %edx,-0x5c(%rsp)
    5418:	cmp    %r8,%r11
    541b:	jbe    542f <f77+0x65f>
    541d:	mov    -0x48(%rsp),%r11
    5422:	mov    %r10d,-0x38(%rsp)
    5427:	xor    %r10d,%r10d
    542a:	jmp    4e84 <f77+0xb4>
    542f:	xor    %edi,%edi
    5431:	test   %r13,%r13
    5434:	mov    -0x50(%rsp),%rdx
    5439:	mov    -0x48(%rsp),%r11
    543e:	sete   %dil
    5442:	lzcnt  %r13,%r8
    5447:	shl    $0x6,%edi
    544a:	lea    -0xf(%rdi,%r8,1),%r9d
    544f:	add    %r8d,%edi
    5452:	xor    %r8d,%r8d
    5455:	test   $0x40,%r9b
    5459:	shlx   %r9,%r13,%r9
    545e:	lea    -0x20(%rdx),%edx
    5461:	cmove  %r9,%r8
    5465:	sub    %edi,%r10d
    5468:	movq   $0x0,(%rsi,%rdx,1)
    5470:	mov    %r8,0x8(%rsi,%rdx,1)
    5475:	add    $0x10,%r10d
    5479:	mov    %r10d,-0x38(%rsp)
    547e:	mov    0x40(%rsi,%rcx,1),%r10
    5483:	mov    0x48(%rsi,%rcx,1),%r13
    5488:	jmp    4e84 <f77+0xb4>
    548d:	nopl   (%rax)

0000000000005490 <f55>:
    5490:	push   %rbp
    5491:	mov    %rsp,%rbp
    5494:	push   %r15
    5496:	push   %r14
    5498:	push   %r13
    549a:	push   %r12
    549c:	push   %rbx
    549d:	sub    $0x198,%rsp
    54a4:	mov    %rdi,%r11
    54a7:	cmp    %rbp,0x8(%rdi)
    54ab:	ja     91b1 <f55+0x3d21>
    54b1:	mov    0x120(%r11),%eax
    54b8:	mov    %rsi,%r14
    54bb:	mov    %edx,%r9d
    54be:	mov    $0x100136,%ebx
    54c3:	xor    %r15d,%r15d
    54c6:	mov    %rax,-0xe8(%rbp)
    54cd:	mov    0x4100(%r11),%eax
    54d4:	lea    -0x1fe0(%rax),%esi
    54da:	lea    -0x1dd0(%rax),%edi
    54e0:	lea    -0x1e00(%rax),%edx
    54e6:	mov    %esi,0x4100(%r11)
    54ed:	mov    %rdi,-0x98(%rbp)
    54f4:	lea    -0x1dd4(%rax),%edi
    54fa:	mov    %edx,-0x7c(%rbp)
    54fd:	mov    %rsi,-0x1b8(%rbp)
    5504:	mov    %ecx,-0xf8(%rbp)
    550a:	mov    %ecx,%ecx
    550c:	mov    %rcx,-0x178(%rbp)
    5513:	lea    -0x1e6c(%rax),%ecx
    5519:	mov    %rax,-0x180(%rbp)
    5520:	mov    %r8,-0x170(%rbp)
    5527:	movq   $0x0,-0xd8(%rbp)
    5532:	movl   $0x0,-0x9c(%rbp)
    553c:	movl   $0x0,-0xa4(%rbp)
    5546:	mov    %r11,-0x38(%rbp)
    554a:	mov    %r9d,-0x2c(%rbp)
    554e:	mov    %edi,-0xf4(%rbp)
    5554:	lea    -0x1e28(%rax),%edi
    555a:	mov    %rcx,-0xe0(%rbp)
    5561:	lea    -0x1eb0(%rax),%ecx
    5567:	mov    %edi,-0x128(%rbp)
    556d:	lea    -0x1e2a(%rax),%edi
    5573:	mov    %rcx,-0x1b0(%rbp)
    557a:	lea    -0x1ec0(%rax),%ecx
    5580:	mov    %edi,-0xc4(%rbp)
    5586:	lea    -0x1e01(%rax),%edi
    558c:	mov    %rcx,-0x1a8(%rbp)
    5593:	lea    -0x100(%rax),%ecx
    5599:	mov    %edi,-0xc8(%rbp)
    559f:	mov    %edx,%edi
    55a1:	or     $0x9,%edx
    55a4:	or     $0x8,%edi
    55a7:	mov    %rcx,-0x78(%rbp)
    55ab:	lea    -0x1fc0(%rax),%ecx
    55b1:	mov    %edx,-0xb4(%rbp)
    55b7:	lea    -0x1e29(%rax),%edx
    55bd:	mov    %edi,-0x100(%rbp)
    55c3:	lea    (%r14,%rsi,1),%rdi
    55c7:	lea    -0x1e68(%rax),%esi
    55cd:	mov    %rcx,-0x1a0(%rbp)
    55d4:	lea    -0x1fd0(%rax),%ecx
    55da:	mov    %edx,-0xa0(%rbp)
    55e0:	mov    %r9d,%edx
    55e3:	mov    %rdx,-0x50(%rbp)
    55e7:	lea    -0x300(%r8),%edx
    55ee:	mov    %esi,-0x12c(%rbp)
    55f4:	lea    -0x1e90(%rax),%esi
    55fa:	mov    %rdi,-0x70(%rbp)
    55fe:	mov    %rcx,-0x198(%rbp)
    5605:	mov    %edx,-0xfc(%rbp)
    560b:	lea    -0x1e20(%rax),%edx
    5611:	mov    %esi,-0x134(%rbp)
    5617:	lea    -0x1ed0(%rax),%esi
    561d:	mov    %edx,-0x13c(%rbp)
    5623:	lea    -0x1e80(%rax),%edx
    5629:	mov    %esi,-0x168(%rbp)
    562f:	lea    -0x1ef0(%rax),%esi
    5635:	mov    %edx,-0x138(%rbp)
    563b:	lea    -0x1ea0(%rax),%edx
    5641:	mov    %esi,-0xf0(%rbp)
    5647:	lea    -0x1f10(%rax),%esi
    564d:	mov    %edx,-0x130(%rbp)
    5653:	lea    -0x1ee0(%rax),%edx
    5659:	mov    %esi,-0x158(%rbp)
    565f:	lea    -0x1f30(%rax),%esi
    5665:	mov    %edx,-0x124(%rbp)
    566b:	lea    -0x1f00(%rax),%edx
    5671:	mov    %esi,-0x150(%rbp)
    5677:	lea    -0x1f50(%rax),%esi
    567d:	mov    %edx,-0x15c(%rbp)
    5683:	lea    -0x1f20(%rax),%edx
    5689:	mov    %esi,-0x148(%rbp)
    568f:	lea    -0x1f70(%rax),%esi
    5695:	mov    %edx,-0x154(%rbp)
    569b:	lea    -0x1f40(%rax),%edx
    56a1:	mov    %esi,-0x140(%rbp)
    56a7:	lea    -0x1f90(%rax),%esi
    56ad:	mov    %edx,-0x14c(%rbp)
    56b3:	lea    -0x1f60(%rax),%edx
    56b9:	mov    %esi,-0x11c(%rbp)
    56bf:	lea    -0x1fb0(%rax),%esi
    56c5:	mov    %edx,-0x144(%rbp)
    56cb:	lea    -0x1f80(%rax),%edx
    56d1:	mov    %esi,-0x114(%rbp)
    56d7:	mov    %edx,-0x120(%rbp)
    56dd:	lea    -0x1fa0(%rax),%edx
    56e3:	mov    %edx,-0x118(%rbp)
    56e9:	lea    -0x1df7(%rax),%edx
    56ef:	add    $0xffffe208,%eax
    56f4:	mov    %edx,-0x164(%rbp)
    56fa:	mov    %eax,-0x160(%rbp)
    5700:	jmp    5729 <f55+0x299>
    5702:	data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    5710:	test   %r15d,%r15d
    5713:	je     5800 <f55+0x370>
    5719:	mov    %r12d,%ebx
    571c:	cmp    -0x104(%rbp),%r15d
    5723:	jg     8f71 <f55+0x3ae1>
    5729:	mov    -0x9c(%rbp),%eax
    572f:	mov    %r15d,%ecx
    5732:	mov    %ebx,%r12d
    5735:	add    %eax,%ecx
    5737:	mov    %ebx,%eax
    5739:	movzbl (%r14,%rax,1),%eax
    573e:	test   %al,%al
    5740:	je     8f88 <f55+0x3af8>
    5746:	cs nopw 0x0(%rax,%rax,1)
    5750:	test   %al,%al
    5752:	je     5768 <f55+0x2d8>
    5754:	movzbl %al,%eax
    5757:	cmp    $0x25,%eax
    575a:	je     5770 <f55+0x2e0>
    575c:	inc    %r12d
    575f:	movzbl (%r14,%r12,1),%eax
    5764:	test   %al,%al
    5766:	jne    5754 <f55+0x2c4>
    5768:	mov    %r12d,%r15d
    576b:	jmp    579a <f55+0x30a>
    576d:	nopl   (%rax)
    5770:	mov    %r12d,%r15d
    5773:	data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    5780:	lea    0x1(%r12),%eax
    5785:	cmpb   $0x25,(%r14,%rax,1)
    578a:	jne    579a <f55+0x30a>
    578c:	add    $0x2,%r12d
    5790:	inc    %r15d
    5793:	cmpb   $0x25,(%r14,%r12,1)
    5798:	je     5780 <f55+0x2f0>
    579a:	mov    %ecx,-0x9c(%rbp)
    57a0:	xor    $0x7fffffff,%ecx
    57a6:	sub    %ebx,%r15d
    57a9:	mov    %ecx,-0x104(%rbp)
    57af:	cmp    %ecx,%r15d
    57b2:	jg     8f71 <f55+0x3ae1>
    57b8:	test   %r9d,%r9d
    57bb:	je     5710 <f55+0x280>
    57c1:	mov    -0x50(%rbp),%rax
    57c5:	testb  $0x20,(%r14,%rax,1)
    57ca:	jne    5710 <f55+0x280>
    57d0:	mov    %r11,%rdi
    57d3:	mov    %r14,%rsi
    57d6:	mov    %ebx,%edx
    57d8:	mov    %r15d,%ecx
    57db:	mov    %r9d,%r8d
    57de:	mov    %r11,%r13
    57e1:	call   49e0 <f45>
    57e6:	mov    -0x2c(%rbp),%r9d
    57ea:	mov    %r13,%r11
    57ed:	jmp    5710 <f55+0x280>
    57f2:	data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    5800:	mov    %r12d,%esi
    5803:	movsbl 0x1(%r14,%rsi,1),%ecx
    5809:	lea    0x1(%r12),%edx
    580e:	mov    $0xffffffff,%eax
    5813:	lea    -0x30(%rcx),%edi
    5816:	cmp    $0xa,%edi
    5819:	jae    583c <f55+0x3ac>
    581b:	cmpb   $0x24,0x2(%r14,%rsi,1)
    5821:	jne    583c <f55+0x3ac>
    5823:	movsbl 0x3(%r14,%rsi,1),%ecx
    5829:	add    $0x3,%r12d
    582d:	movl   $0x1,-0xa4(%rbp)
    5837:	mov    %edi,%eax
    5839:	mov    %r12d,%edx
    583c:	mov    %ecx,%esi
    583e:	and    $0xffffffe0,%esi
    5841:	xor    %r15d,%r15d
    5844:	cmp    $0x20,%esi
    5847:	jne    58a0 <f55+0x410>
    5849:	mov    $0x12889,%r10d
    584f:	mov    $0x1,%r8d
    5855:	bt     %ecx,%r10d
    5859:	jae    58a0 <f55+0x410>
    585b:	inc    %edx
    585d:	shlx   %ecx,%r8d,%edi
    5862:	xor    %r15d,%r15d
    5865:	mov    %edx,%esi
    5867:	nopw   0x0(%rax,%rax,1)
    5870:	mov    %r15d,%ecx
    5873:	mov    %edi,%r15d
    5876:	or     %ecx,%r15d
    5879:	mov    %esi,%ecx
    587b:	movsbl (%r14,%rcx,1),%ecx
    5880:	mov    %ecx,%edx
    5882:	and    $0xe0,%dl
    5885:	cmp    $0x20,%dl
    5888:	jne    5956 <f55+0x4c6>
    588e:	shlx   %ecx,%r8d,%edi
    5893:	bt     %ecx,%r10d
    5897:	mov    %esi,%edx
    5899:	lea    0x1(%rsi),%esi
    589c:	jb     5870 <f55+0x3e0>
    589e:	xchg   %ax,%ax
    58a0:	mov    %r15d,-0x3c(%rbp)
    58a4:	cmp    $0x2a,%ecx
    58a7:	jne    5965 <f55+0x4d5>
    58ad:	mov    %edx,%ecx
    58af:	movsbl 0x1(%r14,%rcx,1),%esi
    58b5:	add    $0xffffffd0,%esi
    58b8:	cmp    $0x9,%esi
    58bb:	ja     5904 <f55+0x474>
    58bd:	cmpb   $0x24,0x2(%r14,%rcx,1)
    58c3:	jne    5904 <f55+0x474>
    58c5:	mov    -0xe8(%rbp),%rdi
    58cc:	add    $0x3,%edx
    58cf:	movl   $0x1,-0xa4(%rbp)
    58d9:	lea    (%rdi,%rsi,4),%esi
    58dc:	movl   $0xa,(%r14,%rsi,1)
    58e4:	movsbl 0x1(%r14,%rcx,1),%ecx
    58ea:	shl    $0x4,%ecx
    58ed:	add    -0xfc(%rbp),%ecx
    58f3:	mov    %ecx,%ecx
    58f5:	mov    (%r14,%rcx,1),%r15d
    58f9:	test   %r15d,%r15d
    58fc:	jns    5a00 <f55+0x570>
    5902:	jmp    5947 <f55+0x4b7>
    5904:	cmpl   $0x0,-0xa4(%rbp)
    590b:	jne    9171 <f55+0x3ce1>
    5911:	inc    %edx
    5913:	test   %r9d,%r9d
    5916:	je     59da <f55+0x54a>
    591c:	mov    -0x178(%rbp),%rdi
    5923:	movl   $0x0,-0xa4(%rbp)
    592d:	mov    (%r14,%rdi,1),%ecx
    5931:	lea    0x4(%rcx),%esi
    5934:	mov    %esi,(%r14,%rdi,1)
    5938:	mov    %ecx,%ecx
    593a:	mov    (%r14,%rcx,1),%r15d
    593e:	test   %r15d,%r15d
    5941:	jns    5a00 <f55+0x570>
    5947:	orl    $0x2000,-0x3c(%rbp)
    594e:	neg    %r15d
    5951:	jmp    5a00 <f55+0x570>
    5956:	mov    %esi,%edx
    5958:	mov    %r15d,-0x3c(%rbp)
    595c:	cmp    $0x2a,%ecx
    595f:	je     58ad <f55+0x41d>
    5965:	add    $0xffffffd0,%ecx
    5968:	cmp    $0x9,%ecx
    596b:	ja     59d5 <f55+0x545>
    596d:	xor    %esi,%esi
    596f:	jmp    59b3 <f55+0x523>
    5971:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    5980:	add    %esi,%esi
    5982:	movsbl 0x1(%r14,%rdi,1),%edi
    5988:	mov    $0xffffffff,%r10d
    598e:	lea    (%rsi,%rsi,4),%r8d
    5992:	lea    (%r8,%rcx,1),%r15d
    5996:	xor    $0x7fffffff,%r8d
    599d:	cmp    %r8d,%ecx
    59a0:	mov    %r15d,%esi
    59a3:	cmova  %r10d,%esi
    59a7:	add    $0xffffffd0,%edi
    59aa:	cmp    $0x9,%edi
    59ad:	ja     59e9 <f55+0x559>
    59af:	inc    %edx
    59b1:	mov    %edi,%ecx
    59b3:	mov    %edx,%edi
    59b5:	cmp    $0xccccccd,%esi
    59bb:	jb     5980 <f55+0x4f0>
    59bd:	movsbl 0x1(%r14,%rdi,1),%edi
    59c3:	mov    $0xffffffff,%esi
    59c8:	add    $0xffffffd0,%edi
    59cb:	cmp    $0xa,%edi
    59ce:	jb     59af <f55+0x51f>
    59d0:	jmp    8f71 <f55+0x3ae1>
    59d5:	xor    %r15d,%r15d
    59d8:	jmp    5a00 <f55+0x570>
    59da:	movl   $0x0,-0xa4(%rbp)
    59e4:	xor    %r15d,%r15d
    59e7:	jmp    5a00 <f55+0x570>
    59e9:	cmp    %r8d,%ecx
    59ec:	ja     8f71 <f55+0x3ae1>
    59f2:	inc    %edx
    59f4:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    5a00:	mov    %edx,%esi
    5a02:	xor    %ecx,%ecx
    5a04:	cmpb   $0x2e,(%r14,%rsi,1)
    5a09:	mov    %r15d,-0x40(%rbp)
    5a0d:	jne    5a62 <f55+0x5d2>
    5a0f:	movsbl 0x1(%r14,%rsi,1),%edi
    5a15:	cmp    $0x2a,%edi
    5a18:	jne    5a6f <f55+0x5df>
    5a1a:	movsbl 0x2(%r14,%rsi,1),%edi
    5a20:	add    $0xffffffd0,%edi
    5a23:	cmp    $0xa,%edi
    5a26:	jae    5ad2 <f55+0x642>
    5a2c:	cmpb   $0x24,0x3(%r14,%rsi,1)
    5a32:	jne    5ad2 <f55+0x642>
    5a38:	mov    -0xe8(%rbp),%r8
    5a3f:	add    $0x4,%edx
    5a42:	lea    (%r8,%rdi,4),%edi
    5a46:	movl   $0xa,(%r14,%rdi,1)
    5a4e:	movsbl 0x2(%r14,%rsi,1),%esi
    5a54:	shl    $0x4,%esi
    5a57:	add    -0xfc(%rbp),%esi
    5a5d:	jmp    5af9 <f55+0x669>
    5a62:	mov    $0xffffffff,%r10d
    5a68:	xor    %esi,%esi
    5a6a:	jmp    5b10 <f55+0x680>
    5a6f:	inc    %edx
    5a71:	add    $0xffffffd0,%edi
    5a74:	mov    $0x1,%sil
    5a77:	xor    %r10d,%r10d
    5a7a:	cmp    $0x9,%edi
    5a7d:	ja     5b10 <f55+0x680>
    5a83:	xor    %r8d,%r8d
    5a86:	jmp    5aa2 <f55+0x612>
    5a88:	nopl   0x0(%rax,%rax,1)
    5a90:	inc    %edx
    5a92:	mov    %r10d,%r8d
    5a95:	movsbl (%r14,%rdx,1),%edi
    5a9a:	add    $0xffffffd0,%edi
    5a9d:	cmp    $0xa,%edi
    5aa0:	jae    5b10 <f55+0x680>
    5aa2:	mov    $0xffffffff,%r10d
    5aa8:	cmp    $0xccccccd,%r8d
    5aaf:	jae    5a90 <f55+0x600>
    5ab1:	add    %r8d,%r8d
    5ab4:	lea    (%r8,%r8,4),%r8d
    5ab8:	lea    (%r8,%rdi,1),%r10d
    5abc:	xor    $0x7fffffff,%r8d
    5ac3:	cmp    %r8d,%edi
    5ac6:	mov    $0xffffffff,%r8d
    5acc:	cmova  %r8d,%r10d
    5ad0:	jmp    5a90 <f55+0x600>
    5ad2:	cmpl   $0x0,-0xa4(%rbp)
    5ad9:	jne    9171 <f55+0x3ce1>
    5adf:	add    $0x2,%edx
    5ae2:	test   %r9d,%r9d
    5ae5:	je     5b08 <f55+0x678>
    5ae7:	mov    -0x178(%rbp),%r8
    5aee:	mov    (%r14,%r8,1),%esi
    5af2:	lea    0x4(%rsi),%edi
    5af5:	mov    %edi,(%r14,%r8,1)
    5af9:	mov    %esi,%esi
    5afb:	mov    (%r14,%rsi,1),%r10d
    5aff:	test   %r10d,%r10d
    5b02:	setns  %sil
    5b06:	jmp    5b10 <f55+0x680>
    5b08:	xor    %r10d,%r10d
    5b0b:	mov    $0x1,%sil
    5b0e:	xchg   %ax,%ax
    5b10:	movzbl %sil,%r8d
    5b14:	mov    %edx,%r12d
    5b17:	nopw   0x0(%rax,%rax,1)
    5b20:	mov    %ecx,%r15d
    5b23:	mov    %r12d,%r13d
    5b26:	movsbl (%r14,%r13,1),%ecx
    5b2b:	lea    -0x7b(%rcx),%edx
    5b2e:	cmp    $0xffffffc6,%edx
    5b31:	jb     9171 <f55+0x3ce1>
    5b37:	imul   $0x3a,%r15d,%edx
    5b3b:	mov    %ecx,%ecx
    5b3d:	lea    0x1(%r13),%r12d
    5b41:	add    %rdx,%rcx
    5b44:	movzbl 0x10098f(%r14,%rcx,1),%ecx
    5b4d:	lea    -0x1(%rcx),%edx
    5b50:	test   $0xf8,%dl
    5b53:	je     5b20 <f55+0x690>
    5b55:	mov    %r10,-0x48(%rbp)
    5b59:	cmp    $0x1b,%ecx
    5b5c:	je     5b9e <f55+0x70e>
    5b5e:	test   %ecx,%ecx
    5b60:	je     9171 <f55+0x3ce1>
    5b66:	test   %eax,%eax
    5b68:	js     5bb7 <f55+0x727>
    5b6a:	mov    -0xe8(%rbp),%rdx
    5b71:	lea    (%rdx,%rax,4),%edx
    5b74:	shl    $0x4,%eax
    5b77:	add    -0x170(%rbp),%eax
    5b7d:	mov    %ecx,(%r14,%rdx,1)
    5b81:	mov    -0x70(%rbp),%rdx
    5b85:	mov    (%r14,%rax,1),%rcx
    5b89:	mov    %rcx,0x1c0(%rdx)
    5b90:	mov    0x8(%r14,%rax,1),%rax
    5b95:	mov    %rax,0x1c8(%rdx)
    5b9c:	jmp    5ba6 <f55+0x716>
    5b9e:	test   %eax,%eax
    5ba0:	jns    9171 <f55+0x3ce1>
    5ba6:	test   %r9d,%r9d
    5ba9:	jne    5be9 <f55+0x759>
    5bab:	mov    -0x38(%rbp),%r11
    5baf:	xor    %r15d,%r15d
    5bb2:	jmp    5719 <f55+0x289>
    5bb7:	test   %r9d,%r9d
    5bba:	je     9103 <f55+0x3c73>
    5bc0:	mov    %r8d,-0x58(%rbp)
    5bc4:	mov    -0x38(%rbp),%rdi
    5bc8:	mov    -0x13c(%rbp),%edx
    5bce:	mov    -0xf8(%rbp),%r8d
    5bd5:	mov    %r14,%rsi
    5bd8:	call   91e0 <f56>
    5bdd:	mov    -0x58(%rbp),%r8d
    5be1:	mov    -0x48(%rbp),%r10
    5be5:	mov    -0x2c(%rbp),%r9d
    5be9:	mov    -0x3c(%rbp),%eax
    5bec:	movl   $0x100100,-0x90(%rbp)
    5bf6:	movq   $0x0,-0x60(%rbp)
    5bfe:	mov    %eax,%ecx
    5c00:	and    $0xfffeffff,%ecx
    5c06:	test   $0x2000,%eax
    5c0b:	cmovne %ecx,%eax
    5c0e:	mov    %ecx,-0x58(%rbp)
    5c11:	mov    %eax,-0x3c(%rbp)
    5c14:	movsbl (%r14,%r13,1),%eax
    5c19:	mov    %eax,%ecx
    5c1b:	mov    %eax,%edx
    5c1d:	and    $0xffffffd3,%edx
    5c20:	and    $0xf,%cl
    5c23:	cmp    $0x3,%cl
    5c26:	cmovne %eax,%edx
    5c29:	test   %r15d,%r15d
    5c2c:	cmove  %eax,%edx
    5c2f:	lea    -0x41(%rdx),%eax
    5c32:	cmp    $0x37,%eax
    5c35:	ja     6c38 <f55+0x17a8>
    5c3b:	lea    0x0(%rip),%rcx        # 5c42 <f55+0x7b2>
    5c42:	mov    -0x38(%rbp),%r11
    5c46:	mov    -0x40(%rbp),%r13d
    5c4a:	movslq (%rcx,%rax,4),%rax
    5c4e:	add    %rcx,%rax
    5c51:	jmp    *%rax
    5c53:	mov    %r10d,%eax
    5c56:	shr    $0x1f,%eax
    5c59:	test   %r8d,%eax
    5c5c:	jne    8f71 <f55+0x3ae1>
    5c62:	mov    -0x70(%rbp),%r15
    5c66:	mov    0x1c8(%r15),%r8
    5c6d:	mov    0x1c0(%r15),%rcx
    5c74:	movl   $0x0,0x20c(%r15)
    5c7f:	mov    %r8,%rax
    5c82:	shr    $0x3f,%rax
    5c86:	mov    %rdx,-0x90(%rbp)
    5c8d:	test   %r8,%r8
    5c90:	js     5cb7 <f55+0x827>
    5c92:	mov    -0x3c(%rbp),%eax
    5c95:	test   $0x800,%eax
    5c9a:	jne    5cca <f55+0x83a>
    5c9c:	and    $0x1,%eax
    5c9f:	lea    0x10010b(%rax,%rax,4),%edx
    5ca6:	mov    %eax,%esi
    5ca8:	mov    %rax,-0xb0(%rbp)
    5caf:	mov    %edx,-0xc0(%rbp)
    5cb5:	jmp    5ce3 <f55+0x853>
    5cb7:	mov    $0x3f,%al
    5cb9:	movl   $0x10010a,-0xc0(%rbp)
    5cc3:	bzhi   %rax,%r8,%r8
    5cc8:	jmp    5cd4 <f55+0x844>
    5cca:	movl   $0x10010d,-0xc0(%rbp)
    5cd4:	mov    $0x1,%eax
    5cd9:	mov    $0x1,%sil
    5cdc:	mov    %rax,-0xb0(%rbp)
    5ce3:	movabs $0x7fff000000000000,%rdx
    5ced:	mov    %r8,%rax
    5cf0:	and    %rdx,%rax
    5cf3:	cmp    %rdx,%rax
    5cf6:	jne    5e28 <f55+0x998>
    5cfc:	xor    %esi,%esi
    5cfe:	test   %rcx,%rcx
    5d01:	setne  %sil
    5d05:	xor    %eax,%eax
    5d07:	cmp    %rdx,%r8
    5d0a:	seta   %al
    5d0d:	cmovne %eax,%esi
    5d10:	mov    %esi,-0x48(%rbp)
    5d13:	movzbl %sil,%eax
    5d17:	mov    -0xb0(%rbp),%rax
    5d1e:	testl  $0x2000,-0x3c(%rbp)
    5d25:	lea    0x3(%rax),%r15d
    5d29:	jne    5d91 <f55+0x901>
    5d2b:	mov    %r13d,%ebx
    5d2e:	sub    %r15d,%ebx
    5d31:	jbe    5d91 <f55+0x901>
    5d33:	mov    -0x78(%rbp),%rdx
    5d37:	cmp    $0x100,%ebx
    5d3d:	mov    $0x100,%r8d
    5d43:	mov    $0x20,%ecx
    5d48:	mov    %r11,%rdi
    5d4b:	cmovb  %ebx,%r8d
    5d4f:	xor    %esi,%esi
    5d51:	call   5d56 <f55+0x8c6>
    5d56:	cmp    $0x100,%ebx
    5d5c:	jae    5e02 <f55+0x972>
    5d62:	mov    -0x50(%rbp),%rax
    5d66:	mov    -0x2c(%rbp),%r9d
    5d6a:	mov    -0x38(%rbp),%r11
    5d6e:	testb  $0x20,(%r14,%rax,1)
    5d73:	jne    5d91 <f55+0x901>
    5d75:	mov    -0x78(%rbp),%rdx
    5d79:	mov    %r11,%rdi
    5d7c:	mov    %r14,%rsi
    5d7f:	mov    %ebx,%ecx
    5d81:	mov    %r9d,%r8d
    5d84:	call   49e0 <f45>
    5d89:	mov    -0x38(%rbp),%r11
    5d8d:	mov    -0x2c(%rbp),%r9d
    5d91:	mov    -0x50(%rbp),%rax
    5d95:	mov    (%r14,%rax,1),%eax
    5d99:	test   $0x20,%al
    5d9b:	jne    5f01 <f55+0xa71>
    5da1:	mov    -0xc0(%rbp),%edx
    5da7:	mov    -0xb0(%rbp),%rcx
    5dae:	mov    %r11,%rdi
    5db1:	mov    %r14,%rsi
    5db4:	mov    %r9d,%r8d
    5db7:	call   49e0 <f45>
    5dbc:	mov    -0x38(%rbp),%r11
    5dc0:	mov    -0x2c(%rbp),%r9d
    5dc4:	mov    -0x50(%rbp),%rax
    5dc8:	mov    (%r14,%rax,1),%eax
    5dcc:	test   $0x20,%al
    5dce:	je     5f09 <f55+0xa79>
    5dd4:	mov    -0x3c(%rbp),%eax
    5dd7:	and    $0x12000,%eax
    5ddc:	cmp    $0x2000,%eax
    5de1:	je     5f54 <f55+0xac4>
    5de7:	jmp    5fb6 <f55+0xb26>
    5dec:	nopl   0x0(%rax)
    5df0:	add    $0xffffff00,%ebx
    5df6:	cmp    $0xff,%ebx
    5dfc:	jbe    5d62 <f55+0x8d2>
    5e02:	mov    -0x50(%rbp),%rax
    5e06:	testb  $0x20,(%r14,%rax,1)
    5e0b:	jne    5df0 <f55+0x960>
    5e0d:	mov    -0x38(%rbp),%rdi
    5e11:	mov    -0x2c(%rbp),%r8d
    5e15:	mov    $0x100,%ecx
    5e1a:	mov    -0x78(%rbp),%rdx
    5e1e:	mov    %r14,%rsi
    5e21:	call   49e0 <f45>
    5e26:	jmp    5df0 <f55+0x960>
    5e28:	mov    %rdx,%rbx
    5e2b:	mov    -0x138(%rbp),%edx
    5e31:	mov    -0xf4(%rbp),%r9d
    5e38:	mov    %sil,-0xd0(%rbp)
    5e3f:	mov    %r11,%rdi
    5e42:	mov    %r14,%rsi
    5e45:	mov    %r11,%r13
    5e48:	call   4bc0 <f53>
    5e4d:	mov    0x160(%r15),%rcx
    5e54:	mov    0x168(%r15),%r8
    5e5b:	mov    -0x134(%rbp),%edx
    5e61:	mov    %r13,%rdi
    5e64:	mov    %r14,%rsi
    5e67:	mov    %rcx,%r9
    5e6a:	mov    %r8,0x120(%r13)
    5e71:	call   9490 <f69>
    5e76:	mov    0x150(%r15),%rcx
    5e7d:	mov    0x158(%r15),%r8
    5e84:	xor    %edx,%edx
    5e86:	mov    $0x3f,%al
    5e88:	test   %rcx,%rcx
    5e8b:	setne  %dl
    5e8e:	bzhi   %rax,%r8,%rax
    5e93:	xor    %esi,%esi
    5e95:	cmp    %rbx,%rax
    5e98:	seta   %sil
    5e9c:	cmovne %esi,%edx
    5e9f:	test   %dl,%dl
    5ea1:	jne    6004 <f55+0xb74>
    5ea7:	or     %rcx,%rax
    5eaa:	je     5ec3 <f55+0xa33>
    5eac:	test   %r8,%r8
    5eaf:	mov    %r8,%rdx
    5eb2:	setns  %al
    5eb5:	or     %rcx,%rdx
    5eb8:	sete   %dl
    5ebb:	test   %dl,%al
    5ebd:	je     6004 <f55+0xb74>
    5ec3:	mov    -0x90(%rbp),%rax
    5eca:	mov    -0x48(%rbp),%r9
    5ece:	mov    -0xf0(%rbp),%esi
    5ed4:	mov    %eax,%edx
    5ed6:	or     $0x20,%edx
    5ed9:	mov    %edx,-0x64(%rbp)
    5edc:	cmp    $0x61,%edx
    5edf:	je     6038 <f55+0xba8>
    5ee5:	mov    0x20c(%r15),%esi
    5eec:	test   %r9d,%r9d
    5eef:	mov    $0x6,%eax
    5ef4:	cmovs  %eax,%r9d
    5ef8:	mov    %r9,-0x48(%rbp)
    5efc:	jmp    6182 <f55+0xcf2>
    5f01:	test   $0x20,%al
    5f03:	jne    5dd4 <f55+0x944>
    5f09:	xor    %eax,%eax
    5f0b:	testb  $0x20,-0x90(%rbp)
    5f12:	mov    %r11,%rdi
    5f15:	mov    %r14,%rsi
    5f18:	mov    %r9d,%r8d
    5f1b:	sete   %al
    5f1e:	cmpb   $0x0,-0x48(%rbp)
    5f22:	lea    0x10011d(,%rax,8),%ecx
    5f29:	lea    0x100121(,%rax,8),%edx
    5f30:	cmovne %ecx,%edx
    5f33:	mov    $0x3,%ecx
    5f38:	call   49e0 <f45>
    5f3d:	mov    -0x38(%rbp),%r11
    5f41:	mov    -0x2c(%rbp),%r9d
    5f45:	mov    -0x3c(%rbp),%eax
    5f48:	and    $0x12000,%eax
    5f4d:	cmp    $0x2000,%eax
    5f52:	jne    5fb6 <f55+0xb26>
    5f54:	mov    %r13d,%ebx
    5f57:	sub    %r15d,%ebx
    5f5a:	jbe    5fb6 <f55+0xb26>
    5f5c:	mov    -0x78(%rbp),%rdx
    5f60:	cmp    $0x100,%ebx
    5f66:	mov    $0x100,%r8d
    5f6c:	mov    $0x20,%ecx
    5f71:	mov    %r11,%rdi
    5f74:	cmovb  %ebx,%r8d
    5f78:	xor    %esi,%esi
    5f7a:	call   5f7f <f55+0xaef>
    5f7f:	cmp    $0x100,%ebx
    5f85:	jae    5fde <f55+0xb4e>
    5f87:	mov    -0x50(%rbp),%rax
    5f8b:	mov    -0x2c(%rbp),%r9d
    5f8f:	mov    -0x38(%rbp),%r11
    5f93:	testb  $0x20,(%r14,%rax,1)
    5f98:	jne    5fb6 <f55+0xb26>
    5f9a:	mov    -0x78(%rbp),%rdx
    5f9e:	mov    %r11,%rdi
    5fa1:	mov    %r14,%rsi
    5fa4:	mov    %ebx,%ecx
    5fa6:	mov    %r9d,%r8d
    5fa9:	call   49e0 <f45>
    5fae:	mov    -0x38(%rbp),%r11
    5fb2:	mov    -0x2c(%rbp),%r9d
    5fb6:	cmp    %r15d,%r13d
    5fb9:	cmova  %r13d,%r15d
    5fbd:	jmp    5719 <f55+0x289>
    5fc2:	data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    5fd0:	add    $0xffffff00,%ebx
    5fd6:	cmp    $0xff,%ebx
    5fdc:	jbe    5f87 <f55+0xaf7>
    5fde:	mov    -0x50(%rbp),%rax
    5fe2:	testb  $0x20,(%r14,%rax,1)
    5fe7:	jne    5fd0 <f55+0xb40>
    5fe9:	mov    -0x38(%rbp),%rdi
    5fed:	mov    -0x2c(%rbp),%r8d
    5ff1:	mov    $0x100,%ecx
    5ff6:	mov    -0x78(%rbp),%rdx
    5ffa:	mov    %r14,%rsi
    5ffd:	call   49e0 <f45>
    6002:	jmp    5fd0 <f55+0xb40>
    6004:	mov    0x20c(%r15),%r10d
    600b:	mov    -0x48(%rbp),%r9
    600f:	mov    -0xf0(%rbp),%esi
    6015:	lea    -0x1(%r10),%eax
    6019:	mov    %eax,0x20c(%r15)
    6020:	mov    -0x90(%rbp),%rax
    6027:	mov    %eax,%edx
    6029:	or     $0x20,%edx
    602c:	mov    %edx,-0x64(%rbp)
    602f:	cmp    $0x61,%edx
    6032:	jne    6130 <f55+0xca0>
    6038:	mov    %eax,%edx
    603a:	mov    -0xc0(%rbp),%eax
    6040:	shl    $0x1a,%edx
    6043:	sar    $0x1f,%edx
    6046:	and    $0x9,%edx
    6049:	add    %rax,%rdx
    604c:	mov    %rdx,-0xc0(%rbp)
    6053:	cmp    $0x1a,%r9d
    6057:	ja     761a <f55+0x218a>
    605d:	mov    $0x1b,%eax
    6062:	mov    %r8,-0x60(%rbp)
    6066:	mov    %rcx,-0x88(%rbp)
    606d:	sub    %r9d,%eax
    6070:	mov    %eax,%edx
    6072:	and    $0x7,%edx
    6075:	je     73b7 <f55+0x1f27>
    607b:	mov    %r14,-0x58(%rbp)
    607f:	mov    -0x38(%rbp),%r13
    6083:	mov    -0x70(%rbp),%r14
    6087:	movabs $0x4003000000000000,%r8
    6091:	mov    %edx,-0x64(%rbp)
    6094:	mov    %edx,%ebx
    6096:	xor    %ecx,%ecx
    6098:	mov    %esi,%r15d
    609b:	nopl   0x0(%rax,%rax,1)
    60a0:	mov    -0x58(%rbp),%rsi
    60a4:	movabs $0x4003000000000000,%rax
    60ae:	mov    %r13,%rdi
    60b1:	mov    %r15d,%edx
    60b4:	mov    %rax,0x120(%r13)
    60bb:	call   4dd0 <f77>
    60c0:	mov    0xf0(%r14),%rcx
    60c7:	mov    0xf8(%r14),%r8
    60ce:	dec    %ebx
    60d0:	jne    60a0 <f55+0xc10>
    60d2:	mov    -0x48(%rbp),%r9
    60d6:	mov    -0x64(%rbp),%edx
    60d9:	mov    %r14,%r15
    60dc:	mov    -0x58(%rbp),%r14
    60e0:	mov    $0x1b,%eax
    60e5:	add    %r9d,%edx
    60e8:	sub    %edx,%eax
    60ea:	jmp    73cb <f55+0x1f3b>
    60ef:	mov    -0x70(%rbp),%rax
    60f3:	mov    %r8d,%r15d
    60f6:	mov    0x1c0(%rax),%rdx
    60fd:	test   %rdx,%rdx
    6100:	js     68f1 <f55+0x1461>
    6106:	mov    -0x3c(%rbp),%eax
    6109:	test   $0x800,%eax
    610e:	jne    6b5f <f55+0x16cf>
    6114:	and    $0x1,%eax
    6117:	mov    %rax,-0x60(%rbp)
    611b:	lea    0x100100(%rax,%rax,1),%r8d
    6123:	jmp    6b6e <f55+0x16de>
    6128:	mov    -0x3c(%rbp),%edi
    612b:	jmp    66a3 <f55+0x1213>
    6130:	mov    -0x38(%rbp),%rdi
    6134:	mov    -0x130(%rbp),%edx
    613a:	movabs $0x401b000000000000,%rax
    6144:	mov    %r14,%rsi
    6147:	mov    %r9,%rbx
    614a:	mov    %r10,%r13
    614d:	mov    %rax,0x120(%rdi)
    6154:	call   4dd0 <f77>
    6159:	mov    %r13,%rsi
    615c:	add    $0xffffffe3,%esi
    615f:	test   %ebx,%ebx
    6161:	mov    $0x6,%eax
    6166:	mov    %esi,0x20c(%r15)
    616d:	cmovs  %eax,%ebx
    6170:	mov    0x140(%r15),%rcx
    6177:	mov    0x148(%r15),%r8
    617e:	mov    %rbx,-0x48(%rbp)
    6182:	mov    -0x98(%rbp),%rax
    6189:	test   %esi,%esi
    618b:	mov    %rsi,-0x88(%rbp)
    6192:	lea    0x1b00(%rax),%edx
    6198:	cmovs  %eax,%edx
    619b:	mov    %edx,%r15d
    619e:	mov    %edx,-0x60(%rbp)
    61a1:	jmp    61b7 <f55+0xd27>
    61a3:	data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    61b0:	add    $0x4,%r15d
    61b4:	mov    %rbx,%r14
    61b7:	mov    -0x38(%rbp),%r10
    61bb:	xor    %edx,%edx
    61bd:	mov    0x4100(%r10),%eax
    61c4:	lea    -0x10(%rax),%esi
    61c7:	mov    %esi,0x4100(%r10)
    61ce:	test   %r8,%r8
    61d1:	js     6230 <f55+0xda0>
    61d3:	movabs $0x3fff000000000000,%rdi
    61dd:	cmp    %rdi,%r8
    61e0:	jb     6230 <f55+0xda0>
    61e2:	mov    %r8,%rdi
    61e5:	shr    $0x30,%rdi
    61e9:	mov    $0xffffffff,%edx
    61ee:	lea    -0x401f(%rdi),%r9d
    61f5:	cmp    $0xffffffe0,%r9d
    61f9:	jb     6230 <f55+0xda0>
    61fb:	mov    $0x30,%dl
    61fd:	movabs $0x1000000000000,%r9
    6207:	mov    %esi,%esi
    6209:	bzhi   %rdx,%r8,%rdx
    620e:	or     %r9,%rdx
    6211:	mov    $0x2f,%r9b
    6214:	sub    %dil,%r9b
    6217:	shrx   %r9,%rdx,%rdx
    621c:	mov    %rdx,(%r14,%rsi,1)
    6220:	movq   $0x0,0x8(%r14,%rsi,1)
    6229:	nopl   0x0(%rax)
    6230:	mov    %eax,0x4100(%r10)
    6237:	mov    %r15d,%eax
    623a:	mov    %edx,(%r14,%rax,1)
    623e:	mov    0x4100(%r10),%eax
    6245:	lea    -0x10(%rax),%esi
    6248:	mov    %esi,0x4100(%r10)
    624f:	test   %edx,%edx
    6251:	je     62a0 <f55+0xe10>
    6253:	mov    %edx,%edi
    6255:	lzcnt  %edx,%r9d
    625a:	mov    $0x401e,%edx
    625f:	mov    %esi,%esi
    6261:	movq   $0x0,(%r14,%rsi,1)
    6269:	sub    %r9d,%edx
    626c:	xor    $0xe0,%r9b
    6270:	add    $0x31,%r9b
    6274:	shl    $0x30,%rdx
    6278:	shlx   %r9,%rdi,%rdi
    627d:	movabs $0x1000000000000,%r9
    6287:	mov    %rdi,0x8(%r14,%rsi,1)
    628c:	xor    %r9,%rdi
    628f:	add    %rdi,%rdx
    6292:	jmp    62a2 <f55+0xe12>
    6294:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    62a0:	xor    %edx,%edx
    62a2:	mov    -0x1b0(%rbp),%rsi
    62a9:	mov    %r14,%r13
    62ac:	movq   $0x0,(%r14,%rsi,1)
    62b4:	mov    %rdx,0x8(%r14,%rsi,1)
    62b9:	mov    %eax,0x4100(%r10)
    62c0:	mov    -0x70(%rbp),%r14
    62c4:	mov    -0x38(%rbp),%rdx
    62c8:	movabs $0x8000000000000000,%rsi
    62d2:	mov    0x138(%r14),%rax
    62d9:	mov    0x130(%r14),%r9
    62e0:	mov    %rax,0x120(%r10)
    62e7:	xor    %rsi,%rax
    62ea:	mov    %r13,%rsi
    62ed:	mov    0x4100(%rdx),%edx
    62f3:	mov    %rdx,-0x58(%rbp)
    62f7:	mov    -0x38(%rbp),%rdi
    62fb:	lea    -0x10(%rdx),%ebx
    62fe:	mov    %ebx,0x4100(%rdi)
    6304:	mov    -0x38(%rbp),%rdx
    6308:	mov    -0x38(%rbp),%rdi
    630c:	mov    %rax,0x120(%rdx)
    6313:	mov    %ebx,%edx
    6315:	call   9490 <f69>
    631a:	vmovdqu 0x0(%r13,%rbx,1),%xmm0
    6321:	mov    -0x1a8(%rbp),%rax
    6328:	mov    %r13,%rbx
    632b:	mov    %r13,%rsi
    632e:	vmovdqu %xmm0,0x0(%r13,%rax,1)
    6335:	mov    -0x38(%rbp),%rax
    6339:	mov    -0x58(%rbp),%rcx
    633d:	mov    %ecx,0x4100(%rax)
    6343:	movabs $0x401cdcd650000000,%rax
    634d:	mov    -0x38(%rbp),%rdi
    6351:	mov    0x120(%r14),%rcx
    6358:	mov    0x128(%r14),%r8
    635f:	mov    -0x168(%rbp),%edx
    6365:	mov    %rax,0x120(%rdi)
    636c:	call   4dd0 <f77>
    6371:	mov    0x110(%r14),%rcx
    6378:	mov    0x118(%r14),%r8
    637f:	xor    %edx,%edx
    6381:	mov    $0x3f,%al
    6383:	movabs $0x7fff000000000000,%rdi
    638d:	test   %rcx,%rcx
    6390:	setne  %dl
    6393:	bzhi   %rax,%r8,%rax
    6398:	xor    %esi,%esi
    639a:	cmp    %rdi,%rax
    639d:	seta   %sil
    63a1:	cmovne %esi,%edx
    63a4:	test   %dl,%dl
    63a6:	jne    61b0 <f55+0xd20>
    63ac:	or     %rcx,%rax
    63af:	je     63c8 <f55+0xf38>
    63b1:	test   %r8,%r8
    63b4:	mov    %r8,%rdx
    63b7:	setns  %al
    63ba:	or     %rcx,%rdx
    63bd:	sete   %dl
    63c0:	test   %dl,%al
    63c2:	je     61b0 <f55+0xd20>
    63c8:	vpbroadcastd 0x0(%rip),%xmm2        # 63d1 <f55+0xf41>
    63d1:	vpbroadcastd 0x0(%rip),%ymm1        # 63da <f55+0xf4a>
    63da:	mov    -0x60(%rbp),%eax
    63dd:	mov    -0x88(%rbp),%rcx
    63e4:	mov    -0x2c(%rbp),%r8d
    63e8:	mov    -0x48(%rbp),%r10
    63ec:	mov    %rbx,%r14
    63ef:	add    $0x4,%r15d
    63f3:	mov    $0x1d,%r11d
    63f9:	movabs $0x44b82fa09b5a53,%rbx
    6403:	mov    %eax,%r9d
    6406:	mov    %ecx,%eax
    6408:	test   %ecx,%ecx
    640a:	jg     643b <f55+0xfab>
    640c:	test   %eax,%eax
    640e:	js     692f <f55+0x149f>
    6414:	mov    -0x38(%rbp),%r11
    6418:	mov    -0x40(%rbp),%ebx
    641b:	jmp    6a3b <f55+0x15ab>
    6420:	mov    -0x70(%rbp),%rsi
    6424:	mov    %ecx,%r15d
    6427:	mov    0x20c(%rsi),%edx
    642d:	sub    %eax,%edx
    642f:	mov    %edx,0x20c(%rsi)
    6435:	mov    %edx,%eax
    6437:	test   %edx,%edx
    6439:	jle    640c <f55+0xf7c>
    643b:	cmp    $0x1d,%eax
    643e:	lea    -0x4(%r15),%ecx
    6442:	cmovae %r11d,%eax
    6446:	cmp    %r9d,%ecx
    6449:	jb     64a0 <f55+0x1010>
    644b:	mov    %eax,%esi
    644d:	xor    %edx,%edx
    644f:	nop
    6450:	mov    %ecx,%r10d
    6453:	mov    (%r14,%r10,1),%edi
    6457:	mov    %r9,%r13
    645a:	add    $0xfffffffc,%ecx
    645d:	shlx   %rsi,%rdi,%rdi
    6462:	add    %rdx,%rdi
    6465:	mov    %rdi,%rdx
    6468:	shr    $0x9,%rdx
    646c:	mulx   %rbx,%rdx,%rdx
    6471:	shr    $0xb,%rdx
    6475:	imul   $0xc4653600,%edx,%r9d
    647c:	add    %edi,%r9d
    647f:	mov    %r9d,(%r14,%r10,1)
    6483:	mov    %r13,%r9
    6486:	cmp    %r9d,%ecx
    6489:	jae    6450 <f55+0xfc0>
    648b:	cmp    $0x3b9aca00,%rdi
    6492:	jb     649c <f55+0x100c>
    6494:	add    $0xfffffffc,%r9d
    6498:	mov    %edx,(%r14,%r9,1)
    649c:	mov    -0x48(%rbp),%r10
    64a0:	mov    %r15d,%ecx
    64a3:	cmp    %r9d,%r15d
    64a6:	jbe    6420 <f55+0xf90>
    64ac:	lea    -0x4(%rcx),%r15d
    64b0:	cmpl   $0x0,(%r14,%r15,1)
    64b5:	je     64a0 <f55+0x1010>
    64b7:	jmp    6420 <f55+0xf90>
    64bc:	mov    -0x70(%rbp),%rax
    64c0:	mov    0x1c0(%rax),%ebx
    64c6:	mov    $0x10012f,%eax
    64cb:	test   %ebx,%ebx
    64cd:	cmove  %eax,%ebx
    64d0:	jmp    650a <f55+0x107a>
    64d2:	mov    0x4110(%r11),%eax
    64d9:	lea    0x1c(%rax),%ecx
    64dc:	mov    0x70(%r14,%rax,1),%eax
    64e1:	mov    (%r14,%rcx,1),%ecx
    64e5:	mov    0x14(%r14,%rax,1),%eax
    64ea:	lea    (%rcx,%rcx,1),%edx
    64ed:	cmp    $0x84,%ecx
    64f3:	mov    $0x0,%ecx
    64f8:	cmovae %ecx,%edx
    64fb:	movzwl 0x1008c0(%r14,%rdx,1),%ebx
    6504:	add    $0x10013c,%ebx
    650a:	cmp    $0x7fffffff,%r10d
    6511:	mov    $0x7fffffff,%r15d
    6517:	movq   $0x0,-0x60(%rbp)
    651f:	mov    %r14,%rdi
    6522:	mov    %ebx,%esi
    6524:	mov    %r10,%r13
    6527:	cmovb  %r10d,%r15d
    652b:	xor    %edx,%edx
    652d:	mov    %r15d,%ecx
    6530:	call   3ce0 <f59>
    6535:	mov    %eax,%ecx
    6537:	sub    %ebx,%ecx
    6539:	test   %eax,%eax
    653b:	cmove  %r15d,%ecx
    653f:	lea    (%rcx,%rbx,1),%eax
    6542:	mov    %rcx,-0x48(%rbp)
    6546:	test   %r13d,%r13d
    6549:	js     690f <f55+0x147f>
    654f:	mov    -0x2c(%rbp),%r9d
    6553:	mov    %eax,%ecx
    6555:	jmp    6c48 <f55+0x17b8>
    655a:	mov    -0x70(%rbp),%rax
    655e:	mov    -0xa0(%rbp),%ecx
    6564:	mov    0x1c0(%rax),%rax
    656b:	mov    %ecx,%ebx
    656d:	mov    -0xc4(%rbp),%ecx
    6573:	mov    %rax,%rdx
    6576:	test   %rax,%rax
    6579:	je     659f <f55+0x110f>
    657b:	nopl   0x0(%rax,%rax,1)
    6580:	mov    %edx,%esi
    6582:	mov    %ecx,%edi
    6584:	shr    $0x3,%rdx
    6588:	dec    %ecx
    658a:	and    $0x7,%sil
    658e:	or     $0x30,%sil
    6592:	mov    %sil,(%r14,%rdi,1)
    6596:	test   %rdx,%rdx
    6599:	jne    6580 <f55+0x10f0>
    659b:	inc    %ecx
    659d:	mov    %ecx,%ebx
    659f:	testb  $0x8,-0x3c(%rbp)
    65a3:	movq   $0x0,-0x60(%rbp)
    65ab:	jne    6c52 <f55+0x17c2>
    65b1:	movl   $0x100100,-0x90(%rbp)
    65bb:	mov    %r10d,%ecx
    65be:	shr    $0x1f,%ecx
    65c1:	test   %r8d,%ecx
    65c4:	je     6be8 <f55+0x1758>
    65ca:	jmp    8f71 <f55+0x3ae1>
    65cf:	cmp    $0x7,%r15d
    65d3:	ja     7d90 <f55+0x2900>
    65d9:	lea    0x0(%rip),%rcx        # 65e0 <f55+0x1150>
    65e0:	mov    %r15d,%eax
    65e3:	movslq (%rcx,%rax,4),%rax
    65e7:	add    %rcx,%rax
    65ea:	jmp    *%rax
    65ec:	mov    -0x70(%rbp),%rax
    65f0:	movslq -0x9c(%rbp),%rcx
    65f7:	xor    %r15d,%r15d
    65fa:	mov    0x1c0(%rax),%eax
    6600:	mov    %rcx,(%r14,%rax,1)
    6604:	jmp    5719 <f55+0x289>
    6609:	mov    -0x70(%rbp),%rax
    660d:	mov    %r8d,%r15d
    6610:	mov    $0x100100,%r8d
    6616:	movq   $0x0,-0x60(%rbp)
    661e:	mov    0x1c0(%rax),%rdx
    6625:	jmp    6b6e <f55+0x16de>
    662a:	mov    -0x70(%rbp),%rcx
    662e:	mov    $0xffffffff,%r10d
    6634:	movl   $0x0,0x17c(%rcx)
    663e:	mov    0x1c0(%rcx),%rax
    6645:	mov    -0x12c(%rbp),%r8d
    664c:	mov    %eax,0x178(%rcx)
    6652:	mov    %r8d,0x1c0(%rcx)
    6659:	jmp    675d <f55+0x12cd>
    665e:	mov    -0x70(%rbp),%rcx
    6662:	mov    0x1c0(%rcx),%rax
    6669:	mov    -0xc4(%rbp),%edx
    666f:	mov    %al,0x1b6(%rcx)
    6675:	mov    -0xa0(%rbp),%ecx
    667b:	mov    $0x1,%eax
    6680:	mov    %edx,%ebx
    6682:	mov    %rax,-0x48(%rbp)
    6686:	jmp    6c92 <f55+0x1802>
    668b:	mov    -0x3c(%rbp),%edi
    668e:	cmp    $0x9,%r10d
    6692:	mov    $0x8,%eax
    6697:	mov    $0x78,%edx
    669c:	cmovb  %eax,%r10d
    66a0:	or     $0x8,%edi
    66a3:	mov    -0x70(%rbp),%rax
    66a7:	movq   $0x0,-0x60(%rbp)
    66af:	mov    %edi,-0x3c(%rbp)
    66b2:	mov    0x1c0(%rax),%rax
    66b9:	test   %rax,%rax
    66bc:	je     6721 <f55+0x1291>
    66be:	mov    -0xc4(%rbp),%esi
    66c4:	mov    %edx,%ecx
    66c6:	mov    %r8d,%r15d
    66c9:	mov    %rdx,%r8
    66cc:	and    $0x20,%cl
    66cf:	mov    %esi,%ebx
    66d1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    66e0:	mov    %eax,%edx
    66e2:	and    $0xf,%edx
    66e5:	mov    %ebx,%esi
    66e7:	shr    $0x4,%rax
    66eb:	dec    %ebx
    66ed:	movzbl 0x100ba0(%r14,%rdx,1),%edx
    66f6:	or     %cl,%dl
    66f8:	mov    %dl,(%r14,%rsi,1)
    66fc:	test   %rax,%rax
    66ff:	jne    66e0 <f55+0x1250>
    6701:	inc    %ebx
    6703:	mov    $0x1,%eax
    6708:	test   $0x8,%dil
    670c:	jne    68d1 <f55+0x1441>
    6712:	movl   $0x100100,-0x90(%rbp)
    671c:	jmp    6bd6 <f55+0x1746>
    6721:	mov    -0xa0(%rbp),%eax
    6727:	movl   $0x100100,-0x90(%rbp)
    6731:	mov    %eax,%ebx
    6733:	xor    %eax,%eax
    6735:	mov    %r10d,%ecx
    6738:	shr    $0x1f,%ecx
    673b:	test   %r8d,%ecx
    673e:	je     6be8 <f55+0x1758>
    6744:	jmp    8f71 <f55+0x3ae1>
    6749:	mov    -0x70(%rbp),%rax
    674d:	mov    0x1c0(%rax),%r8d
    6754:	test   %r10d,%r10d
    6757:	je     70bd <f55+0x1c2d>
    675d:	mov    %r8d,%ebx
    6760:	mov    %r8d,%ecx
    6763:	mov    -0xe0(%rbp),%r8
    676a:	xor    %eax,%eax
    676c:	jmp    6783 <f55+0x12f3>
    676e:	xor    %r15d,%r15d
    6771:	add    %eax,%r15d
    6774:	add    $0x4,%ecx
    6777:	mov    %r15d,%eax
    677a:	cmp    %r10d,%r15d
    677d:	jae    68c0 <f55+0x1430>
    6783:	mov    %ecx,%edx
    6785:	mov    (%r14,%rdx,1),%edx
    6789:	test   %edx,%edx
    678b:	je     68bd <f55+0x142d>
    6791:	test   %r8,%r8
    6794:	je     676e <f55+0x12de>
    6796:	cmp    $0x80,%edx
    679c:	jb     6833 <f55+0x13a3>
    67a2:	mov    0x4110(%r11),%esi
    67a9:	mov    0x70(%r14,%rsi,1),%edi
    67ae:	cmpl   $0x0,(%r14,%rdi,1)
    67b3:	je     6822 <f55+0x1392>
    67b5:	cmp    $0x7ff,%edx
    67bb:	jbe    684d <f55+0x13bd>
    67c1:	cmp    $0xd800,%edx
    67c7:	mov    %edx,%r8d
    67ca:	setb   %dil
    67ce:	and    $0xffffe000,%r8d
    67d5:	cmp    $0xe000,%r8d
    67dc:	sete   %r8b
    67e0:	or     %dil,%r8b
    67e3:	je     686e <f55+0x13de>
    67e9:	mov    -0xe0(%rbp),%r8
    67f0:	mov    %edx,%esi
    67f2:	mov    $0x3,%r15d
    67f8:	and    $0x3f,%sil
    67fc:	or     $0x80,%sil
    6800:	mov    %sil,0x2(%r14,%r8,1)
    6805:	mov    %edx,%esi
    6807:	shr    $0x6,%edx
    680a:	shr    $0xc,%esi
    680d:	and    $0x3f,%dl
    6810:	or     $0xe0,%sil
    6814:	or     $0x80,%dl
    6817:	mov    %sil,(%r14,%r8,1)
    681b:	mov    %dl,0x1(%r14,%r8,1)
    6820:	jmp    683d <f55+0x13ad>
    6822:	mov    %edx,%edi
    6824:	and    $0xffffff80,%edi
    6827:	cmp    $0xdf80,%edi
    682d:	jne    9115 <f55+0x3c85>
    6833:	mov    %dl,(%r14,%r8,1)
    6837:	mov    $0x1,%r15d
    683d:	mov    %r10d,%edx
    6840:	sub    %eax,%edx
    6842:	cmp    %edx,%r15d
    6845:	jbe    6771 <f55+0x12e1>
    684b:	jmp    68bd <f55+0x142d>
    684d:	mov    %edx,%esi
    684f:	shr    $0x6,%edx
    6852:	mov    $0x2,%r15d
    6858:	and    $0x3f,%sil
    685c:	or     $0xc0,%dl
    685f:	or     $0x80,%sil
    6863:	mov    %sil,0x1(%r14,%r8,1)
    6868:	mov    %dl,(%r14,%r8,1)
    686c:	jmp    683d <f55+0x13ad>
    686e:	mov    -0xe0(%rbp),%r8
    6875:	lea    -0x110000(%rdx),%edi
    687b:	cmp    $0xfff00000,%edi
    6881:	jb     9115 <f55+0x3c85>
    6887:	vpbroadcastd %edx,%xmm0
    688d:	vpsrlvd 0x0(%rip),%xmm0,%xmm0        # 6896 <f55+0x1406>
    6896:	vmovd  0x0(%rip),%xmm1        # 689e <f55+0x140e>
    689e:	mov    $0x4,%r15d
    68a4:	vpmovdb %xmm0,%xmm0
    68aa:	vpternlogd $0xea,0x0(%rip){1to4},%xmm1,%xmm0        # 68b5 <f55+0x1425>
    68b5:	vmovd  %xmm0,(%r14,%r8,1)
    68bb:	jmp    683d <f55+0x13ad>
    68bd:	mov    %eax,%r15d
    68c0:	mov    %ebx,%r8d
    68c3:	test   %r15d,%r15d
    68c6:	jns    70c0 <f55+0x1c30>
    68cc:	jmp    8f71 <f55+0x3ae1>
    68d1:	shr    $0x4,%r8d
    68d5:	mov    $0x2,%ecx
    68da:	add    $0x100100,%r8d
    68e1:	mov    %rcx,-0x60(%rbp)
    68e5:	mov    %r8d,-0x90(%rbp)
    68ec:	jmp    6bd6 <f55+0x1746>
    68f1:	neg    %rdx
    68f4:	mov    $0x100100,%r8d
    68fa:	mov    %rdx,0x1c0(%rax)
    6901:	mov    $0x1,%eax
    6906:	mov    %rax,-0x60(%rbp)
    690a:	jmp    6b73 <f55+0x16e3>
    690f:	mov    %eax,%ecx
    6911:	mov    %eax,%eax
    6913:	cmpb   $0x0,(%r14,%rax,1)
    6918:	mov    -0x2c(%rbp),%r9d
    691c:	mov    -0x38(%rbp),%r11
    6920:	mov    -0x40(%rbp),%r13d
    6924:	je     6c92 <f55+0x1802>
    692a:	jmp    8f71 <f55+0x3ae1>
    692f:	lea    0x2d(%r10),%ecx
    6933:	mov    -0x38(%rbp),%r11
    6937:	mov    -0x40(%rbp),%ebx
    693a:	imul   $0x38e38e39,%rcx,%rdx
    6941:	shr    $0x21,%rdx
    6945:	lea    0x1(%rdx),%ecx
    6948:	lea    0x4(,%rdx,4),%edx
    694f:	jmp    699c <f55+0x150c>
    6951:	mov    %esi,%edi
    6953:	xor    %r9d,%r9d
    6956:	cmpl   $0x0,(%r14,%rdi,1)
    695b:	sete   %r9b
    695f:	shl    $0x2,%r9d
    6963:	add    %esi,%r9d
    6966:	cmpl   $0x66,-0x64(%rbp)
    696a:	mov    %r15d,%edi
    696d:	mov    %edi,%esi
    696f:	mov    %r9d,%r15d
    6972:	cmove  -0x60(%rbp),%r15d
    6977:	sub    %r15d,%esi
    697a:	add    %edx,%r15d
    697d:	sar    $0x2,%esi
    6980:	cmp    %ecx,%esi
    6982:	cmovle %edi,%r15d
    6986:	mov    -0x70(%rbp),%rdi
    698a:	add    0x20c(%rdi),%eax
    6990:	mov    %eax,0x20c(%rdi)
    6996:	jns    6a2b <f55+0x159b>
    699c:	neg    %eax
    699e:	mov    $0x9,%edi
    69a3:	mov    %r9d,%esi
    69a6:	cmp    $0x9,%eax
    69a9:	cmovae %edi,%eax
    69ac:	cmp    %r15d,%r9d
    69af:	jae    6951 <f55+0x14c1>
    69b1:	mov    $0x3b9aca00,%edi
    69b6:	mov    %esi,%r10d
    69b9:	shrx   %eax,%edi,%r8d
    69be:	mov    $0xffffffff,%edi
    69c3:	shlx   %eax,%edi,%r9d
    69c8:	xor    %edi,%edi
    69ca:	not    %r9d
    69cd:	nopl   (%rax)
    69d0:	mov    %r10d,%r11d
    69d3:	mov    (%r14,%r11,1),%ebx
    69d7:	add    $0x4,%r10d
    69db:	shrx   %eax,%ebx,%r13d
    69e0:	and    %r9d,%ebx
    69e3:	add    %edi,%r13d
    69e6:	mov    %ebx,%edi
    69e8:	imul   %r8d,%edi
    69ec:	mov    %r13d,(%r14,%r11,1)
    69f0:	cmp    %r15d,%r10d
    69f3:	jb     69d0 <f55+0x1540>
    69f5:	mov    %esi,%r8d
    69f8:	xor    %r9d,%r9d
    69fb:	cmpl   $0x0,(%r14,%r8,1)
    6a00:	sete   %r9b
    6a04:	shl    $0x2,%r9d
    6a08:	test   %edi,%edi
    6a0a:	je     6a17 <f55+0x1587>
    6a0c:	mov    %r15d,%r8d
    6a0f:	mov    %edi,(%r14,%r8,1)
    6a13:	add    $0x4,%r15d
    6a17:	mov    -0x38(%rbp),%r11
    6a1b:	mov    -0x2c(%rbp),%r8d
    6a1f:	mov    -0x40(%rbp),%ebx
    6a22:	mov    -0x48(%rbp),%r10
    6a26:	jmp    6963 <f55+0x14d3>
    6a2b:	xor    %eax,%eax
    6a2d:	cmpl   $0x66,-0x64(%rbp)
    6a31:	sete   %al
    6a34:	mov    %rax,-0xd8(%rbp)
    6a3b:	xor    %r13d,%r13d
    6a3e:	cmp    %r15d,%r9d
    6a41:	jae    6a7c <f55+0x15ec>
    6a43:	mov    -0x60(%rbp),%eax
    6a46:	sub    %r9d,%eax
    6a49:	sar    $0x2,%eax
    6a4c:	lea    (%rax,%rax,8),%r13d
    6a50:	mov    %r9d,%eax
    6a53:	mov    (%r14,%rax,1),%eax
    6a57:	cmp    $0xa,%eax
    6a5a:	jb     6a7c <f55+0x15ec>
    6a5c:	mov    $0xa,%ecx
    6a61:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    6a70:	add    %ecx,%ecx
    6a72:	inc    %r13d
    6a75:	lea    (%rcx,%rcx,4),%ecx
    6a78:	cmp    %ecx,%eax
    6a7a:	jae    6a70 <f55+0x15e0>
    6a7c:	mov    -0x64(%rbp),%edx
    6a7f:	mov    $0x0,%eax
    6a84:	mov    %r13d,%ecx
    6a87:	cmp    $0x66,%edx
    6a8a:	cmove  %eax,%ecx
    6a8d:	mov    %r10d,%eax
    6a90:	sub    %ecx,%eax
    6a92:	test   %r10d,%r10d
    6a95:	setne  %cl
    6a98:	cmp    $0x67,%edx
    6a9b:	sete   %dl
    6a9e:	and    %cl,%dl
    6aa0:	movzbl %dl,%ecx
    6aa3:	sub    %ecx,%eax
    6aa5:	mov    %r15d,%ecx
    6aa8:	sub    -0x60(%rbp),%ecx
    6aab:	mov    %ecx,%edx
    6aad:	sar    $0x2,%edx
    6ab0:	lea    -0x9(%rdx,%rdx,8),%edx
    6ab4:	cmp    %edx,%eax
    6ab6:	jge    6b50 <f55+0x16c0>
    6abc:	add    $0x24000,%eax
    6ac1:	mov    %r9,-0x58(%rbp)
    6ac5:	mov    %r13d,-0xec(%rbp)
    6acc:	movslq %eax,%rdi
    6acf:	imul   $0x38e38e39,%rdi,%rax
    6ad6:	mov    %rax,%rcx
    6ad9:	shr    $0x3f,%rcx
    6add:	sar    $0x21,%rax
    6ae1:	add    %ecx,%eax
    6ae3:	cmpl   $0x0,-0x88(%rbp)
    6aea:	lea    -0xfffc(,%rax,4),%ecx
    6af1:	lea    -0xe4fc(,%rax,4),%edx
    6af8:	lea    (%rax,%rax,8),%eax
    6afb:	cmovs  %ecx,%edx
    6afe:	mov    -0x98(%rbp),%rcx
    6b05:	sub    %eax,%edi
    6b07:	mov    %rdx,-0x190(%rbp)
    6b0e:	lea    (%rdx,%rcx,1),%esi
    6b11:	mov    %rsi,-0x88(%rbp)
    6b18:	cmp    $0x8,%edi
    6b1b:	jl     7070 <f55+0x1be0>
    6b21:	vbroadcasti32x4 0x0(%rip),%zmm0        # 6b2b <f55+0x169b>
    6b2b:	mov    %esi,%eax
    6b2d:	lea    (%r14,%rax,1),%rcx
    6b31:	mov    $0xa,%ebx
    6b36:	movabs $0x8000000000000000,%rdi
    6b40:	mov    %rcx,-0x110(%rbp)
    6b47:	mov    (%r14,%rax,1),%ecx
    6b4b:	jmp    7edf <f55+0x2a4f>
    6b50:	vbroadcasti32x4 0x0(%rip),%zmm0        # 6b5a <f55+0x16ca>
    6b5a:	jmp    80a0 <f55+0x2c10>
    6b5f:	mov    $0x1,%eax
    6b64:	mov    $0x100101,%r8d
    6b6a:	mov    %rax,-0x60(%rbp)
    6b6e:	test   %rdx,%rdx
    6b71:	je     6bc5 <f55+0x1735>
    6b73:	mov    -0xc4(%rbp),%eax
    6b79:	movabs $0xcccccccccccccccd,%rdi
    6b83:	mov    %eax,%ebx
    6b85:	data16 cs nopw 0x0(%rax,%rax,1)
    6b90:	mulx   %rdi,%rax,%rax
    6b95:	mov    %ebx,%esi
    6b97:	dec    %ebx
    6b99:	shr    $0x3,%rax
    6b9d:	imul   $0xf6,%eax,%ecx
    6ba3:	add    %edx,%ecx
    6ba5:	or     $0x30,%cl
    6ba8:	mov    %cl,(%r14,%rsi,1)
    6bac:	cmp    $0x9,%rdx
    6bb0:	mov    %rax,%rdx
    6bb3:	ja     6b90 <f55+0x1700>
    6bb5:	inc    %ebx
    6bb7:	mov    $0x1,%eax
    6bbc:	mov    %r8d,-0x90(%rbp)
    6bc3:	jmp    6bd6 <f55+0x1746>
    6bc5:	mov    -0xa0(%rbp),%eax
    6bcb:	mov    %r8d,-0x90(%rbp)
    6bd2:	mov    %eax,%ebx
    6bd4:	xor    %eax,%eax
    6bd6:	mov    %r15d,%r8d
    6bd9:	mov    %r10d,%ecx
    6bdc:	shr    $0x1f,%ecx
    6bdf:	test   %r8d,%ecx
    6be2:	jne    8f71 <f55+0x3ae1>
    6be8:	mov    -0x3c(%rbp),%ecx
    6beb:	mov    %ecx,%edx
    6bed:	and    $0xfffeffff,%edx
    6bf3:	test   %r8d,%r8d
    6bf6:	cmove  %ecx,%edx
    6bf9:	mov    %edx,-0x58(%rbp)
    6bfc:	test   %r10d,%r10d
    6bff:	jne    6c1a <f55+0x178a>
    6c01:	movq   $0x0,-0x48(%rbp)
    6c09:	test   %rax,%rax
    6c0c:	jne    6c1a <f55+0x178a>
    6c0e:	mov    -0xa0(%rbp),%eax
    6c14:	mov    %eax,%ecx
    6c16:	mov    %eax,%ebx
    6c18:	jmp    6c92 <f55+0x1802>
    6c1a:	mov    -0xa0(%rbp),%ecx
    6c20:	mov    %ecx,%edx
    6c22:	sub    %ebx,%edx
    6c24:	cmp    $0x1,%rax
    6c28:	adc    $0x0,%edx
    6c2b:	cmp    %edx,%r10d
    6c2e:	cmovg  %r10d,%edx
    6c32:	mov    %rdx,-0x48(%rbp)
    6c36:	jmp    6c92 <f55+0x1802>
    6c38:	mov    -0x3c(%rbp),%eax
    6c3b:	mov    -0xa0(%rbp),%ecx
    6c41:	mov    %r10,-0x48(%rbp)
    6c45:	mov    %eax,-0x58(%rbp)
    6c48:	mov    -0x38(%rbp),%r11
    6c4c:	mov    -0x40(%rbp),%r13d
    6c50:	jmp    6c92 <f55+0x1802>
    6c52:	mov    -0x128(%rbp),%ecx
    6c58:	movl   $0x100100,-0x90(%rbp)
    6c62:	sub    %ebx,%ecx
    6c64:	cmp    %ecx,%r10d
    6c67:	cmovg  %r10d,%ecx
    6c6b:	mov    %ecx,%r10d
    6c6e:	mov    %r10d,%ecx
    6c71:	shr    $0x1f,%ecx
    6c74:	test   %r8d,%ecx
    6c77:	je     6be8 <f55+0x1758>
    6c7d:	jmp    8f71 <f55+0x3ae1>
    6c82:	mov    -0x3c(%rbp),%eax
    6c85:	mov    -0xa0(%rbp),%ecx
    6c8b:	mov    %r10,-0x48(%rbp)
    6c8f:	mov    %eax,-0x58(%rbp)
    6c92:	mov    -0x48(%rbp),%rax
    6c96:	sub    %ebx,%ecx
    6c98:	mov    %ecx,-0x3c(%rbp)
    6c9b:	cmp    %ecx,%eax
    6c9d:	cmovg  %eax,%ecx
    6ca0:	mov    -0x60(%rbp),%rax
    6ca4:	xor    $0x7fffffff,%eax
    6ca9:	cmp    %eax,%ecx
    6cab:	jg     8f71 <f55+0x3ae1>
    6cb1:	mov    -0x60(%rbp),%rax
    6cb5:	add    %ecx,%eax
    6cb7:	cmp    %eax,%r13d
    6cba:	mov    %eax,%r15d
    6cbd:	cmovg  %r13d,%r15d
    6cc1:	cmp    -0x104(%rbp),%r15d
    6cc8:	ja     8f71 <f55+0x3ae1>
    6cce:	andl   $0x12000,-0x58(%rbp)
    6cd5:	mov    %rcx,-0xb0(%rbp)
    6cdc:	mov    %eax,-0x64(%rbp)
    6cdf:	jne    6da7 <f55+0x1917>
    6ce5:	cmp    %eax,-0x40(%rbp)
    6ce8:	jle    6da7 <f55+0x1917>
    6cee:	mov    %r15d,%r13d
    6cf1:	sub    %eax,%r13d
    6cf4:	je     6d7c <f55+0x18ec>
    6cfa:	mov    -0x38(%rbp),%rdi
    6cfe:	mov    -0x98(%rbp),%rdx
    6d05:	cmp    $0x100,%r13d
    6d0c:	mov    $0x100,%r8d
    6d12:	mov    $0x20,%ecx
    6d17:	cmovb  %r13d,%r8d
    6d1b:	xor    %esi,%esi
    6d1d:	call   6d22 <f55+0x1892>
    6d22:	mov    -0x2c(%rbp),%r9d
    6d26:	cmp    $0x100,%r13d
    6d2d:	jae    6d50 <f55+0x18c0>
    6d2f:	jmp    6d7f <f55+0x18ef>
    6d31:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    6d40:	add    $0xffffff00,%r13d
    6d47:	cmp    $0xff,%r13d
    6d4e:	jbe    6d7f <f55+0x18ef>
    6d50:	mov    -0x50(%rbp),%rax
    6d54:	testb  $0x20,(%r14,%rax,1)
    6d59:	jne    6d40 <f55+0x18b0>
    6d5b:	mov    -0x38(%rbp),%rdi
    6d5f:	mov    $0x100,%ecx
    6d64:	mov    -0x98(%rbp),%rdx
    6d6b:	mov    %r14,%rsi
    6d6e:	mov    %r9d,%r8d
    6d71:	call   49e0 <f45>
    6d76:	mov    -0x2c(%rbp),%r9d
    6d7a:	jmp    6d40 <f55+0x18b0>
    6d7c:	xor    %r13d,%r13d
    6d7f:	mov    -0x50(%rbp),%rax
    6d83:	testb  $0x20,(%r14,%rax,1)
    6d88:	jne    6da7 <f55+0x1917>
    6d8a:	mov    -0x38(%rbp),%rdi
    6d8e:	mov    -0x98(%rbp),%rdx
    6d95:	mov    %r14,%rsi
    6d98:	mov    %r13d,%ecx
    6d9b:	mov    %r9d,%r8d
    6d9e:	call   49e0 <f45>
    6da3:	mov    -0x2c(%rbp),%r9d
    6da7:	mov    -0x50(%rbp),%rax
    6dab:	testb  $0x20,(%r14,%rax,1)
    6db0:	jne    6dcf <f55+0x193f>
    6db2:	mov    -0x38(%rbp),%rdi
    6db6:	mov    -0x90(%rbp),%edx
    6dbc:	mov    -0x60(%rbp),%rcx
    6dc0:	mov    %r14,%rsi
    6dc3:	mov    %r9d,%r8d
    6dc6:	call   49e0 <f45>
    6dcb:	mov    -0x2c(%rbp),%r9d
    6dcf:	cmpl   $0x10000,-0x58(%rbp)
    6dd6:	jne    6e97 <f55+0x1a07>
    6ddc:	mov    -0x64(%rbp),%eax
    6ddf:	cmp    %eax,-0x40(%rbp)
    6de2:	jle    6e97 <f55+0x1a07>
    6de8:	mov    %r15d,%r13d
    6deb:	sub    -0x64(%rbp),%r13d
    6def:	je     6e6c <f55+0x19dc>
    6df1:	mov    -0x38(%rbp),%rdi
    6df5:	mov    -0x98(%rbp),%rdx
    6dfc:	cmp    $0x100,%r13d
    6e03:	mov    $0x100,%r8d
    6e09:	mov    $0x30,%ecx
    6e0e:	cmovb  %r13d,%r8d
    6e12:	xor    %esi,%esi
    6e14:	call   6e19 <f55+0x1989>
    6e19:	mov    -0x2c(%rbp),%r9d
    6e1d:	cmp    $0x100,%r13d
    6e24:	jae    6e40 <f55+0x19b0>
    6e26:	jmp    6e6f <f55+0x19df>
    6e28:	nopl   0x0(%rax,%rax,1)
    6e30:	add    $0xffffff00,%r13d
    6e37:	cmp    $0xff,%r13d
    6e3e:	jbe    6e6f <f55+0x19df>
    6e40:	mov    -0x50(%rbp),%rax
    6e44:	testb  $0x20,(%r14,%rax,1)
    6e49:	jne    6e30 <f55+0x19a0>
    6e4b:	mov    -0x38(%rbp),%rdi
    6e4f:	mov    $0x100,%ecx
    6e54:	mov    -0x98(%rbp),%rdx
    6e5b:	mov    %r14,%rsi
    6e5e:	mov    %r9d,%r8d
    6e61:	call   49e0 <f45>
    6e66:	mov    -0x2c(%rbp),%r9d
    6e6a:	jmp    6e30 <f55+0x19a0>
    6e6c:	xor    %r13d,%r13d
    6e6f:	mov    -0x50(%rbp),%rax
    6e73:	testb  $0x20,(%r14,%rax,1)
    6e78:	jne    6e97 <f55+0x1a07>
    6e7a:	mov    -0x38(%rbp),%rdi
    6e7e:	mov    -0x98(%rbp),%rdx
    6e85:	mov    %r14,%rsi
    6e88:	mov    %r13d,%ecx
    6e8b:	mov    %r9d,%r8d
    6e8e:	call   49e0 <f45>
    6e93:	mov    -0x2c(%rbp),%r9d
    6e97:	mov    -0x38(%rbp),%r11
    6e9b:	mov    -0x48(%rbp),%rax
    6e9f:	cmp    -0x3c(%rbp),%eax
    6ea2:	jle    6f6f <f55+0x1adf>
    6ea8:	mov    -0xb0(%rbp),%rax
    6eaf:	sub    -0x3c(%rbp),%eax
    6eb2:	je     6f41 <f55+0x1ab1>
    6eb8:	mov    -0x98(%rbp),%rdx
    6ebf:	cmp    $0x100,%eax
    6ec4:	mov    $0x100,%r8d
    6eca:	mov    $0x30,%ecx
    6ecf:	mov    %r11,%rdi
    6ed2:	mov    %rax,%r13
    6ed5:	cmovb  %eax,%r8d
    6ed9:	xor    %esi,%esi
    6edb:	call   6ee0 <f55+0x1a50>
    6ee0:	mov    -0x38(%rbp),%r11
    6ee4:	mov    -0x2c(%rbp),%r9d
    6ee8:	mov    %r13,%rax
    6eeb:	cmp    $0x100,%eax
    6ef0:	jae    6f12 <f55+0x1a82>
    6ef2:	jmp    6f44 <f55+0x1ab4>
    6ef4:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    6f00:	mov    %r13,%rax
    6f03:	add    $0xffffff00,%eax
    6f08:	mov    %rax,%r13
    6f0b:	cmp    $0xff,%eax
    6f10:	jbe    6f44 <f55+0x1ab4>
    6f12:	mov    -0x50(%rbp),%rax
    6f16:	testb  $0x20,(%r14,%rax,1)
    6f1b:	jne    6f00 <f55+0x1a70>
    6f1d:	mov    $0x100,%ecx
    6f22:	mov    -0x98(%rbp),%rdx
    6f29:	mov    %r11,%rdi
    6f2c:	mov    %r14,%rsi
    6f2f:	mov    %r9d,%r8d
    6f32:	call   49e0 <f45>
    6f37:	mov    -0x38(%rbp),%r11
    6f3b:	mov    -0x2c(%rbp),%r9d
    6f3f:	jmp    6f00 <f55+0x1a70>
    6f41:	xor    %r13d,%r13d
    6f44:	mov    -0x50(%rbp),%rax
    6f48:	testb  $0x20,(%r14,%rax,1)
    6f4d:	jne    6f6f <f55+0x1adf>
    6f4f:	mov    -0x98(%rbp),%rdx
    6f56:	mov    %r11,%rdi
    6f59:	mov    %r14,%rsi
    6f5c:	mov    %r13d,%ecx
    6f5f:	mov    %r9d,%r8d
    6f62:	call   49e0 <f45>
    6f67:	mov    -0x38(%rbp),%r11
    6f6b:	mov    -0x2c(%rbp),%r9d
    6f6f:	mov    -0x50(%rbp),%rax
    6f73:	testb  $0x20,(%r14,%rax,1)
    6f78:	jne    6f95 <f55+0x1b05>
    6f7a:	mov    -0x3c(%rbp),%ecx
    6f7d:	mov    %r11,%rdi
    6f80:	mov    %r14,%rsi
    6f83:	mov    %ebx,%edx
    6f85:	mov    %r9d,%r8d
    6f88:	call   49e0 <f45>
    6f8d:	mov    -0x38(%rbp),%r11
    6f91:	mov    -0x2c(%rbp),%r9d
    6f95:	cmpl   $0x2000,-0x58(%rbp)
    6f9c:	jne    5719 <f55+0x289>
    6fa2:	mov    -0x64(%rbp),%eax
    6fa5:	cmp    %eax,-0x40(%rbp)
    6fa8:	jle    5719 <f55+0x289>
    6fae:	mov    %r15d,%ebx
    6fb1:	sub    %eax,%ebx
    6fb3:	je     705a <f55+0x1bca>
    6fb9:	mov    -0x98(%rbp),%rdx
    6fc0:	cmp    $0x100,%ebx
    6fc6:	mov    $0x100,%r8d
    6fcc:	mov    $0x20,%ecx
    6fd1:	mov    %r11,%rdi
    6fd4:	cmovb  %ebx,%r8d
    6fd8:	xor    %esi,%esi
    6fda:	call   6fdf <f55+0x1b4f>
    6fdf:	mov    -0x2c(%rbp),%r9d
    6fe3:	cmp    $0x100,%ebx
    6fe9:	jae    702e <f55+0x1b9e>
    6feb:	mov    -0x50(%rbp),%rax
    6fef:	testb  $0x20,(%r14,%rax,1)
    6ff4:	jne    7067 <f55+0x1bd7>
    6ff6:	mov    -0x38(%rbp),%r13
    6ffa:	mov    -0x98(%rbp),%rdx
    7001:	mov    %r14,%rsi
    7004:	mov    %ebx,%ecx
    7006:	mov    %r9d,%r8d
    7009:	mov    %r13,%rdi
    700c:	call   49e0 <f45>
    7011:	mov    -0x2c(%rbp),%r9d
    7015:	mov    %r13,%r11
    7018:	jmp    5719 <f55+0x289>
    701d:	nopl   (%rax)
    7020:	add    $0xffffff00,%ebx
    7026:	cmp    $0xff,%ebx
    702c:	jbe    6feb <f55+0x1b5b>
    702e:	mov    -0x50(%rbp),%rax
    7032:	testb  $0x20,(%r14,%rax,1)
    7037:	jne    7020 <f55+0x1b90>
    7039:	mov    -0x38(%rbp),%rdi
    703d:	mov    $0x100,%ecx
    7042:	mov    -0x98(%rbp),%rdx
    7049:	mov    %r14,%rsi
    704c:	mov    %r9d,%r8d
    704f:	call   49e0 <f45>
    7054:	mov    -0x2c(%rbp),%r9d
    7058:	jmp    7020 <f55+0x1b90>
    705a:	xor    %ebx,%ebx
    705c:	mov    -0x50(%rbp),%rax
    7060:	testb  $0x20,(%r14,%rax,1)
    7065:	je     6ff6 <f55+0x1b66>
    7067:	mov    -0x38(%rbp),%r11
    706b:	jmp    5719 <f55+0x289>
    7070:	mov    $0x8,%eax
    7075:	mov    $0xa,%ebx
    707a:	sub    %edi,%eax
    707c:	mov    %eax,%ecx
    707e:	and    $0x7,%ecx
    7081:	test   %edi,%edi
    7083:	jg     7e66 <f55+0x29d6>
    7089:	mov    %eax,%edx
    708b:	and    $0xfffffff8,%edx
    708e:	neg    %edi
    7090:	mov    $0xa,%ebx
    7095:	cmp    $0x38,%edi
    7098:	jb     7e50 <f55+0x29c0>
    709e:	mov    %edi,%esi
    70a0:	shr    $0x3,%esi
    70a3:	inc    %esi
    70a5:	cmp    $0x1f8,%edi
    70ab:	jae    7dd1 <f55+0x2941>
    70b1:	mov    $0xa,%ebx
    70b6:	xor    %edi,%edi
    70b8:	jmp    7df7 <f55+0x2967>
    70bd:	xor    %r15d,%r15d
    70c0:	andl   $0x12000,-0x3c(%rbp)
    70c7:	jne    713d <f55+0x1cad>
    70c9:	mov    %r13d,%ebx
    70cc:	sub    %r15d,%ebx
    70cf:	jbe    713d <f55+0x1cad>
    70d1:	mov    -0x98(%rbp),%rdx
    70d8:	mov    %r8d,-0x48(%rbp)
    70dc:	cmp    $0x100,%ebx
    70e2:	mov    $0x100,%r8d
    70e8:	mov    $0x20,%ecx
    70ed:	mov    %r11,%rdi
    70f0:	cmovb  %ebx,%r8d
    70f4:	xor    %esi,%esi
    70f6:	call   70fb <f55+0x1c6b>
    70fb:	cmp    $0x100,%ebx
    7101:	jae    716e <f55+0x1cde>
    7103:	mov    -0x50(%rbp),%rax
    7107:	mov    -0x2c(%rbp),%r9d
    710b:	mov    -0x38(%rbp),%r11
    710f:	mov    -0x48(%rbp),%r8d
    7113:	testb  $0x20,(%r14,%rax,1)
    7118:	jne    713d <f55+0x1cad>
    711a:	mov    -0x98(%rbp),%rdx
    7121:	mov    %r11,%rdi
    7124:	mov    %r14,%rsi
    7127:	mov    %ebx,%ecx
    7129:	mov    %r9d,%r8d
    712c:	call   49e0 <f45>
    7131:	mov    -0x48(%rbp),%r8d
    7135:	mov    -0x38(%rbp),%r11
    7139:	mov    -0x2c(%rbp),%r9d
    713d:	mov    -0xe0(%rbp),%rdx
    7144:	test   %r15d,%r15d
    7147:	je     72f9 <f55+0x1e69>
    714d:	xor    %ebx,%ebx
    714f:	jmp    71a4 <f55+0x1d14>
    7151:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    7160:	add    $0xffffff00,%ebx
    7166:	cmp    $0xff,%ebx
    716c:	jbe    7103 <f55+0x1c73>
    716e:	mov    -0x50(%rbp),%rax
    7172:	testb  $0x20,(%r14,%rax,1)
    7177:	jne    7160 <f55+0x1cd0>
    7179:	mov    -0x38(%rbp),%rdi
    717d:	mov    -0x2c(%rbp),%r8d
    7181:	mov    $0x100,%ecx
    7186:	mov    -0x98(%rbp),%rdx
    718d:	mov    %r14,%rsi
    7190:	call   49e0 <f45>
    7195:	jmp    7160 <f55+0x1cd0>
    7197:	add    $0x4,%r8d
    719b:	cmp    %r15d,%ebx
    719e:	jae    72f9 <f55+0x1e69>
    71a4:	mov    %r8d,%eax
    71a7:	mov    (%r14,%rax,1),%eax
    71ab:	test   %eax,%eax
    71ad:	je     72f9 <f55+0x1e69>
    71b3:	test   %rdx,%rdx
    71b6:	je     7228 <f55+0x1d98>
    71b8:	cmp    $0x80,%eax
    71bd:	jb     723c <f55+0x1dac>
    71bf:	mov    0x4110(%r11),%ecx
    71c6:	mov    0x70(%r14,%rcx,1),%esi
    71cb:	cmpl   $0x0,(%r14,%rsi,1)
    71d0:	je     722f <f55+0x1d9f>
    71d2:	cmp    $0x7ff,%eax
    71d7:	jbe    7247 <f55+0x1db7>
    71d9:	cmp    $0xd800,%eax
    71de:	mov    %eax,%esi
    71e0:	setb   %dil
    71e4:	and    $0xffffe000,%esi
    71ea:	cmp    $0xe000,%esi
    71f0:	sete   %sil
    71f4:	or     %dil,%sil
    71f7:	je     7264 <f55+0x1dd4>
    71f9:	mov    %eax,%ecx
    71fb:	and    $0x3f,%cl
    71fe:	or     $0x80,%cl
    7201:	mov    %cl,0x2(%r14,%rdx,1)
    7206:	mov    %eax,%ecx
    7208:	shr    $0x6,%eax
    720b:	shr    $0xc,%ecx
    720e:	and    $0x3f,%al
    7210:	or     $0xe0,%cl
    7213:	or     $0x80,%al
    7215:	mov    %cl,(%r14,%rdx,1)
    7219:	mov    $0x3,%ecx
    721e:	mov    %al,0x1(%r14,%rdx,1)
    7223:	jmp    72b7 <f55+0x1e27>
    7228:	xor    %ecx,%ecx
    722a:	jmp    72b7 <f55+0x1e27>
    722f:	mov    %eax,%esi
    7231:	and    $0xffffff80,%esi
    7234:	cmp    $0xdf80,%esi
    723a:	jne    7272 <f55+0x1de2>
    723c:	mov    %al,(%r14,%rdx,1)
    7240:	mov    $0x1,%ecx
    7245:	jmp    72b7 <f55+0x1e27>
    7247:	mov    %eax,%ecx
    7249:	shr    $0x6,%eax
    724c:	and    $0x3f,%cl
    724f:	or     $0xc0,%al
    7251:	or     $0x80,%cl
    7254:	mov    %cl,0x1(%r14,%rdx,1)
    7259:	mov    %al,(%r14,%rdx,1)
    725d:	mov    $0x2,%ecx
    7262:	jmp    72b7 <f55+0x1e27>
    7264:	lea    -0x110000(%rax),%esi
    726a:	cmp    $0xfff00000,%esi
    7270:	jae    7284 <f55+0x1df4>
    7272:	add    $0x1c,%ecx
    7275:	movl   $0x54,(%r14,%rcx,1)
    727d:	mov    $0xffffffff,%ecx
    7282:	jmp    72b7 <f55+0x1e27>
    7284:	vpbroadcastd %eax,%xmm0
    728a:	vpsrlvd 0x0(%rip),%xmm0,%xmm0        # 7293 <f55+0x1e03>
    7293:	vmovd  0x0(%rip),%xmm1        # 729b <f55+0x1e0b>
    729b:	mov    $0x4,%ecx
    72a0:	vpmovdb %xmm0,%xmm0
    72a6:	vpternlogd $0xea,0x0(%rip){1to4},%xmm1,%xmm0        # 72b1 <f55+0x1e21>
    72b1:	vmovd  %xmm0,(%r14,%rdx,1)
    72b7:	add    %ecx,%ebx
    72b9:	cmp    %r15d,%ebx
    72bc:	ja     72f9 <f55+0x1e69>
    72be:	mov    -0x50(%rbp),%rax
    72c2:	testb  $0x20,(%r14,%rax,1)
    72c7:	jne    7197 <f55+0x1d07>
    72cd:	mov    %r8d,%r13d
    72d0:	mov    %r11,%rdi
    72d3:	mov    %r14,%rsi
    72d6:	mov    %r9d,%r8d
    72d9:	call   49e0 <f45>
    72de:	mov    %r13d,%r8d
    72e1:	mov    -0x40(%rbp),%r13d
    72e5:	mov    -0x38(%rbp),%r11
    72e9:	mov    -0xe0(%rbp),%rdx
    72f0:	mov    -0x2c(%rbp),%r9d
    72f4:	jmp    7197 <f55+0x1d07>
    72f9:	cmpl   $0x2000,-0x3c(%rbp)
    7300:	jne    736a <f55+0x1eda>
    7302:	mov    %r13d,%ebx
    7305:	sub    %r15d,%ebx
    7308:	jbe    736a <f55+0x1eda>
    730a:	mov    -0x98(%rbp),%rdx
    7311:	cmp    $0x100,%ebx
    7317:	mov    $0x100,%r8d
    731d:	mov    $0x20,%ecx
    7322:	mov    %r11,%rdi
    7325:	cmovb  %ebx,%r8d
    7329:	xor    %esi,%esi
    732b:	call   7330 <f55+0x1ea0>
    7330:	cmp    $0x100,%ebx
    7336:	jae    738e <f55+0x1efe>
    7338:	mov    -0x50(%rbp),%rax
    733c:	mov    -0x2c(%rbp),%r9d
    7340:	mov    -0x38(%rbp),%r11
    7344:	testb  $0x20,(%r14,%rax,1)
    7349:	jne    736a <f55+0x1eda>
    734b:	mov    -0x98(%rbp),%rdx
    7352:	mov    %r11,%rdi
    7355:	mov    %r14,%rsi
    7358:	mov    %ebx,%ecx
    735a:	mov    %r9d,%r8d
    735d:	call   49e0 <f45>
    7362:	mov    -0x38(%rbp),%r11
    7366:	mov    -0x2c(%rbp),%r9d
    736a:	cmp    %r15d,%r13d
    736d:	cmovg  %r13d,%r15d
    7371:	jmp    5719 <f55+0x289>
    7376:	cs nopw 0x0(%rax,%rax,1)
    7380:	add    $0xffffff00,%ebx
    7386:	cmp    $0xff,%ebx
    738c:	jbe    7338 <f55+0x1ea8>
    738e:	mov    -0x50(%rbp),%rax
    7392:	testb  $0x20,(%r14,%rax,1)
    7397:	jne    7380 <f55+0x1ef0>
    7399:	mov    -0x38(%rbp),%rdi
    739d:	mov    -0x2c(%rbp),%r8d
    73a1:	mov    $0x100,%ecx
    73a6:	mov    -0x98(%rbp),%rdx
    73ad:	mov    %r14,%rsi
    73b0:	call   49e0 <f45>
    73b5:	jmp    7380 <f55+0x1ef0>
    73b7:	mov    -0x38(%rbp),%r13
    73bb:	mov    -0x70(%rbp),%r15
    73bf:	movabs $0x4003000000000000,%r8
    73c9:	xor    %ecx,%ecx
    73cb:	cmp    $0x13,%r9d
    73cf:	ja     7523 <f55+0x2093>
    73d5:	data16 cs nopw 0x0(%rax,%rax,1)
    73e0:	mov    -0x15c(%rbp),%edx
    73e6:	movabs $0x4003000000000000,%rbx
    73f0:	mov    %eax,-0x58(%rbp)
    73f3:	mov    %r13,%rdi
    73f6:	mov    %r14,%rsi
    73f9:	mov    %rbx,0x120(%r13)
    7400:	call   4dd0 <f77>
    7405:	mov    0xe0(%r15),%rcx
    740c:	mov    0xe8(%r15),%r8
    7413:	mov    -0x158(%rbp),%edx
    7419:	mov    %rbx,0x120(%r13)
    7420:	mov    %r13,%rdi
    7423:	mov    %r14,%rsi
    7426:	call   4dd0 <f77>
    742b:	mov    0xd0(%r15),%rcx
    7432:	mov    0xd8(%r15),%r8
    7439:	mov    -0x154(%rbp),%edx
    743f:	mov    %rbx,0x120(%r13)
    7446:	mov    %r13,%rdi
    7449:	mov    %r14,%rsi
    744c:	call   4dd0 <f77>
    7451:	mov    0xc0(%r15),%rcx
    7458:	mov    0xc8(%r15),%r8
    745f:	mov    -0x150(%rbp),%edx
    7465:	mov    %rbx,0x120(%r13)
    746c:	mov    %r13,%rdi
    746f:	mov    %r14,%rsi
    7472:	call   4dd0 <f77>
    7477:	mov    0xb0(%r15),%rcx
    747e:	mov    0xb8(%r15),%r8
    7485:	mov    -0x14c(%rbp),%edx
    748b:	mov    %rbx,0x120(%r13)
    7492:	mov    %r13,%rdi
    7495:	mov    %r14,%rsi
    7498:	call   4dd0 <f77>
    749d:	mov    0xa0(%r15),%rcx
    74a4:	mov    0xa8(%r15),%r8
    74ab:	mov    -0x148(%rbp),%edx
    74b1:	mov    %rbx,0x120(%r13)
    74b8:	mov    %r13,%rdi
    74bb:	mov    %r14,%rsi
    74be:	call   4dd0 <f77>
    74c3:	mov    0x90(%r15),%rcx
    74ca:	mov    0x98(%r15),%r8
    74d1:	mov    -0x144(%rbp),%edx
    74d7:	mov    %rbx,0x120(%r13)
    74de:	mov    %r13,%rdi
    74e1:	mov    %r14,%rsi
    74e4:	call   4dd0 <f77>
    74e9:	mov    0x80(%r15),%rcx
    74f0:	mov    0x88(%r15),%r8
    74f7:	mov    -0x140(%rbp),%edx
    74fd:	mov    %rbx,0x120(%r13)
    7504:	mov    %r13,%rdi
    7507:	mov    %r14,%rsi
    750a:	call   4dd0 <f77>
    750f:	mov    -0x58(%rbp),%eax
    7512:	mov    0x70(%r15),%rcx
    7516:	mov    0x78(%r15),%r8
    751a:	add    $0xfffffff8,%eax
    751d:	jne    73e0 <f55+0x1f50>
    7523:	mov    %rcx,%rax
    7526:	mov    -0xc0(%rbp),%rcx
    752d:	cmpb   $0x2d,(%r14,%rcx,1)
    7532:	jne    75b8 <f55+0x2128>
    7538:	mov    -0x60(%rbp),%rbx
    753c:	movabs $0x8000000000000000,%rcx
    7546:	mov    -0x118(%rbp),%edx
    754c:	mov    %r8,0x120(%r13)
    7553:	mov    %r13,%rdi
    7556:	mov    %r14,%rsi
    7559:	mov    %r8,%r15
    755c:	mov    %rax,%r9
    755f:	xor    %rcx,%rbx
    7562:	mov    -0x88(%rbp),%rcx
    7569:	mov    %rbx,%r8
    756c:	mov    %rax,%rbx
    756f:	call   9b00 <f78>
    7574:	mov    -0x70(%rbp),%r10
    7578:	mov    -0x114(%rbp),%edx
    757e:	mov    %r15,%r8
    7581:	mov    %r13,%rdi
    7584:	mov    %r14,%rsi
    7587:	mov    %rbx,%rcx
    758a:	mov    0x40(%r10),%r9
    758e:	mov    0x48(%r10),%rax
    7592:	mov    %r10,%r15
    7595:	mov    %rax,0x120(%r13)
    759c:	call   9490 <f69>
    75a1:	mov    0x38(%r15),%r8
    75a5:	mov    0x30(%r15),%rcx
    75a9:	movabs $0x8000000000000000,%rax
    75b3:	xor    %rax,%r8
    75b6:	jmp    7616 <f55+0x2186>
    75b8:	mov    %r8,0x120(%r13)
    75bf:	mov    %r8,%r15
    75c2:	mov    -0x120(%rbp),%edx
    75c8:	mov    -0x88(%rbp),%rcx
    75cf:	mov    -0x60(%rbp),%r8
    75d3:	mov    %r13,%rdi
    75d6:	mov    %r14,%rsi
    75d9:	mov    %rax,%r9
    75dc:	mov    %rax,%rbx
    75df:	call   9490 <f69>
    75e4:	mov    -0x70(%rbp),%rax
    75e8:	mov    -0x11c(%rbp),%edx
    75ee:	mov    %r13,%rdi
    75f1:	mov    %r14,%rsi
    75f4:	mov    %rbx,%r9
    75f7:	mov    0x60(%rax),%rcx
    75fb:	mov    0x68(%rax),%r8
    75ff:	mov    %r15,0x120(%r13)
    7606:	mov    %rax,%r15
    7609:	call   9b00 <f78>
    760e:	mov    0x50(%r15),%rcx
    7612:	mov    0x58(%r15),%r8
    7616:	mov    -0x48(%rbp),%r9
    761a:	mov    $0xcccccccd,%r11d
    7620:	mov    0x20c(%r15),%eax
    7627:	test   %eax,%eax
    7629:	je     7672 <f55+0x21e2>
    762b:	mov    %eax,%esi
    762d:	neg    %esi
    762f:	mov    -0xc8(%rbp),%edx
    7635:	cmovs  %eax,%esi
    7638:	nopl   0x0(%rax,%rax,1)
    7640:	mov    %esi,%edi
    7642:	imul   %r11,%rdi
    7646:	mov    %edx,%r10d
    7649:	dec    %edx
    764b:	shr    $0x23,%rdi
    764f:	imul   $0xf6,%edi,%r9d
    7656:	add    %esi,%r9d
    7659:	or     $0x30,%r9b
    765d:	mov    %r9b,(%r14,%r10,1)
    7661:	cmp    $0x9,%rsi
    7665:	mov    %rdi,%rsi
    7668:	ja     7640 <f55+0x21b0>
    766a:	mov    -0x48(%rbp),%r9
    766e:	inc    %edx
    7670:	jmp    7680 <f55+0x21f0>
    7672:	mov    -0xc8(%rbp),%edx
    7678:	movb   $0x30,0x1df(%r15)
    7680:	mov    -0xb0(%rbp),%rsi
    7687:	mov    -0x90(%rbp),%rdi
    768e:	shr    $0x1f,%eax
    7691:	lea    -0x2(%rdx),%r10d
    7695:	dec    %edx
    7697:	mov    -0x38(%rbp),%r11
    769b:	add    %al,%al
    769d:	mov    %r10,-0x88(%rbp)
    76a4:	add    $0x2b,%al
    76a6:	or     $0x2,%esi
    76a9:	test   %r9d,%r9d
    76ac:	mov    %rsi,-0xb0(%rbp)
    76b3:	lea    0xf(%rdi),%esi
    76b6:	setg   -0x64(%rbp)
    76ba:	and    $0x20,%dil
    76be:	mov    %sil,(%r14,%r10,1)
    76c2:	mov    %al,(%r14,%rdx,1)
    76c6:	mov    -0x7c(%rbp),%edx
    76c9:	mov    %rdi,-0x90(%rbp)
    76d0:	mov    %edx,%r10d
    76d3:	data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    76e0:	mov    0x4100(%r11),%edx
    76e7:	mov    %r8,%rdi
    76ea:	shr    $0x30,%rdi
    76ee:	xor    %eax,%eax
    76f0:	mov    %edi,%r9d
    76f3:	and    $0x7fff,%r9d
    76fa:	lea    -0x10(%rdx),%esi
    76fd:	mov    %esi,0x4100(%r11)
    7704:	cmp    $0x3fff,%r9d
    770b:	jb     775d <f55+0x22cd>
    770d:	cmp    $0x401e,%r9d
    7714:	ja     7750 <f55+0x22c0>
    7716:	mov    $0x30,%al
    7718:	movabs $0x1000000000000,%r9
    7722:	bzhi   %rax,%r8,%rax
    7727:	or     %r9,%rax
    772a:	mov    $0x2f,%r9b
    772d:	sub    %dil,%r9b
    7730:	shrx   %r9,%rax,%rdi
    7735:	mov    %esi,%eax
    7737:	mov    %rdi,(%r14,%rax,1)
    773b:	movq   $0x0,0x8(%r14,%rax,1)
    7744:	mov    %edi,%eax
    7746:	neg    %eax
    7748:	test   %r8,%r8
    774b:	cmovns %edi,%eax
    774e:	jmp    775d <f55+0x22cd>
    7750:	xor    %eax,%eax
    7752:	test   %r8,%r8
    7755:	sets   %al
    7758:	add    $0x7fffffff,%eax
    775d:	mov    %edx,0x4100(%r11)
    7764:	lea    0x100ba0(%rax),%edx
    776a:	mov    %r10d,%edi
    776d:	movzbl (%r14,%rdx,1),%edx
    7772:	or     -0x90(%rbp),%dl
    7778:	mov    %dl,(%r14,%rdi,1)
    777c:	mov    0x4100(%r11),%edx
    7783:	lea    -0x10(%rdx),%esi
    7786:	mov    %esi,0x4100(%r11)
    778d:	mov    %r10,-0x58(%rbp)
    7791:	mov    %rdi,-0x60(%rbp)
    7795:	test   %eax,%eax
    7797:	je     7800 <f55+0x2370>
    7799:	mov    %eax,%edi
    779b:	neg    %edi
    779d:	mov    %esi,%esi
    779f:	movq   $0x0,(%r14,%rsi,1)
    77a7:	cmovs  %eax,%edi
    77aa:	lzcnt  %edi,%r9d
    77af:	lea    0x11(%r9),%r10d
    77b3:	shlx   %r10,%rdi,%rdi
    77b8:	mov    %rdi,0x8(%r14,%rsi,1)
    77bd:	movabs $0x1000000000000,%rsi
    77c7:	xor    %rsi,%rdi
    77ca:	mov    $0x401e,%esi
    77cf:	sub    %r9d,%esi
    77d2:	shl    $0x30,%rsi
    77d6:	add    %rdi,%rsi
    77d9:	test   %eax,%eax
    77db:	mov    $0x0,%eax
    77e0:	movabs $0x8000000000000000,%rdi
    77ea:	cmovs  %rdi,%rax
    77ee:	or     %rsi,%rax
    77f1:	jmp    780c <f55+0x237c>
    77f3:	data16 data16 data16 cs nopw 0x0(%rax,%rax,1)
    7800:	xor    %eax,%eax
    7802:	movabs $0x8000000000000000,%rdi
    780c:	mov    -0x1a0(%rbp),%rsi
    7813:	mov    %r14,%r15
    7816:	movq   $0x0,(%r14,%rsi,1)
    781e:	mov    %rax,0x8(%r14,%rsi,1)
    7823:	mov    %edx,0x4100(%r11)
    782a:	mov    -0x70(%rbp),%r14
    782e:	mov    -0x38(%rbp),%rdx
    7832:	mov    %r15,%rsi
    7835:	mov    0x28(%r14),%rax
    7839:	mov    0x20(%r14),%r9
    783d:	mov    %rax,0x120(%r11)
    7844:	xor    %rdi,%rax
    7847:	mov    0x4100(%rdx),%r13d
    784e:	mov    -0x38(%rbp),%rdx
    7852:	lea    -0x10(%r13),%ebx
    7856:	mov    %ebx,0x4100(%rdx)
    785c:	mov    -0x38(%rbp),%rdx
    7860:	mov    -0x38(%rbp),%rdi
    7864:	mov    %rax,0x120(%rdx)
    786b:	mov    %ebx,%edx
    786d:	call   9490 <f69>
    7872:	vmovdqu (%r15,%rbx,1),%xmm0
    7878:	mov    -0x198(%rbp),%rax
    787f:	mov    %r15,%rsi
    7882:	vmovdqu %xmm0,(%r15,%rax,1)
    7888:	mov    -0x38(%rbp),%rcx
    788c:	movabs $0x4003000000000000,%rax
    7896:	mov    %r13d,0x4100(%rcx)
    789d:	mov    %r15,%r13
    78a0:	mov    -0x38(%rbp),%rdi
    78a4:	mov    0x10(%r14),%rcx
    78a8:	mov    0x18(%r14),%r8
    78ac:	mov    -0x1b8(%rbp),%rdx
    78b3:	mov    %rax,0x120(%rdi)
    78ba:	call   4dd0 <f77>
    78bf:	mov    (%r14),%rcx
    78c2:	mov    0x8(%r14),%r8
    78c6:	xor    %edx,%edx
    78c8:	mov    $0x3f,%al
    78ca:	movabs $0x7fff000000000000,%rdi
    78d4:	test   %rcx,%rcx
    78d7:	setne  %dl
    78da:	bzhi   %rax,%r8,%rax
    78df:	xor    %esi,%esi
    78e1:	cmp    %rdi,%rax
    78e4:	seta   %sil
    78e8:	cmovne %esi,%edx
    78eb:	mov    $0x1,%sil
    78ee:	test   %dl,%dl
    78f0:	je     7900 <f55+0x2470>
    78f2:	mov    -0x2c(%rbp),%r9d
    78f6:	mov    -0x3c(%rbp),%r10d
    78fa:	mov    -0x58(%rbp),%r15
    78fe:	jmp    7940 <f55+0x24b0>
    7900:	mov    %rax,%rsi
    7903:	or     %rcx,%rsi
    7906:	movzbl -0x64(%rbp),%esi
    790a:	mov    -0x2c(%rbp),%r9d
    790e:	mov    -0x3c(%rbp),%r10d
    7912:	mov    -0x58(%rbp),%r15
    7916:	je     7940 <f55+0x24b0>
    7918:	mov    $0x1,%sil
    791b:	test   %r8,%r8
    791e:	js     7940 <f55+0x24b0>
    7920:	cmpl   $0x0,-0x48(%rbp)
    7924:	mov    %r8,%rsi
    7927:	setg   %dil
    792b:	or     %rcx,%rsi
    792e:	setne  %sil
    7932:	or     %dil,%sil
    7935:	data16 cs nopw 0x0(%rax,%rax,1)
    7940:	lea    0x1(%r15),%ebx
    7944:	mov    -0x38(%rbp),%r11
    7948:	mov    %r13,%r14
    794b:	mov    %ebx,%edi
    794d:	sub    -0x7c(%rbp),%edi
    7950:	cmp    $0x1,%edi
    7953:	jne    79b0 <f55+0x2520>
    7955:	mov    %r10d,%edi
    7958:	and    $0x8,%edi
    795b:	shr    $0x3,%edi
    795e:	or     %dil,%sil
    7961:	mov    -0x48(%rbp),%rsi
    7965:	je     7978 <f55+0x24e8>
    7967:	mov    -0x60(%rbp),%rdi
    796b:	add    $0x2,%r15d
    796f:	mov    %r15d,%ebx
    7972:	movb   $0x2e,0x1(%r14,%rdi,1)
    7978:	mov    %ebx,%r10d
    797b:	test   %dl,%dl
    797d:	jne    76e0 <f55+0x2250>
    7983:	or     %rcx,%rax
    7986:	je     79c1 <f55+0x2531>
    7988:	test   %r8,%r8
    798b:	mov    %r8,%rdx
    798e:	mov    %ebx,%r10d
    7991:	setns  %al
    7994:	or     %rcx,%rdx
    7997:	sete   %dl
    799a:	test   %dl,%al
    799c:	je     76e0 <f55+0x2250>
    79a2:	jmp    79c1 <f55+0x2531>
    79a4:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    79b0:	mov    -0x48(%rbp),%rsi
    79b4:	mov    %ebx,%r10d
    79b7:	test   %dl,%dl
    79b9:	jne    76e0 <f55+0x2250>
    79bf:	jmp    7983 <f55+0x24f3>
    79c1:	mov    -0x7c(%rbp),%eax
    79c4:	mov    %eax,%ecx
    79c6:	sub    -0x88(%rbp),%ecx
    79cc:	mov    -0xb0(%rbp),%rax
    79d3:	mov    %rcx,-0x58(%rbp)
    79d7:	lea    (%rcx,%rax,1),%r15d
    79db:	mov    $0x7ffffffd,%ecx
    79e0:	sub    %r15d,%ecx
    79e3:	cmp    %ecx,%esi
    79e5:	jg     8f71 <f55+0x3ae1>
    79eb:	sub    -0x7c(%rbp),%ebx
    79ee:	lea    0x2(%rsi),%ecx
    79f1:	lea    -0x2(%rbx),%eax
    79f4:	cmp    %esi,%eax
    79f6:	cmovge %ebx,%ecx
    79f9:	test   %esi,%esi
    79fb:	cmove  %ebx,%ecx
    79fe:	add    %ecx,%r15d
    7a01:	andl   $0x12000,-0x3c(%rbp)
    7a08:	mov    %ecx,-0x48(%rbp)
    7a0b:	jne    7ac6 <f55+0x2636>
    7a11:	cmp    %r15d,-0x40(%rbp)
    7a15:	jle    7ac6 <f55+0x2636>
    7a1b:	mov    -0x40(%rbp),%eax
    7a1e:	sub    %r15d,%eax
    7a21:	je     7a9b <f55+0x260b>
    7a23:	mov    -0x78(%rbp),%rdx
    7a27:	cmp    $0x100,%eax
    7a2c:	mov    $0x100,%r8d
    7a32:	mov    $0x20,%ecx
    7a37:	mov    %r11,%rdi
    7a3a:	mov    %eax,-0x60(%rbp)
    7a3d:	cmovb  %eax,%r8d
    7a41:	xor    %esi,%esi
    7a43:	call   7a48 <f55+0x25b8>
    7a48:	mov    -0x60(%rbp),%r13d
    7a4c:	mov    -0x38(%rbp),%r11
    7a50:	mov    -0x2c(%rbp),%r9d
    7a54:	cmp    $0x100,%r13d
    7a5b:	jae    7a6f <f55+0x25df>
    7a5d:	jmp    7a9e <f55+0x260e>
    7a5f:	add    $0xffffff00,%r13d
    7a66:	cmp    $0xff,%r13d
    7a6d:	jbe    7a9e <f55+0x260e>
    7a6f:	mov    -0x50(%rbp),%rax
    7a73:	testb  $0x20,(%r14,%rax,1)
    7a78:	jne    7a5f <f55+0x25cf>
    7a7a:	mov    $0x100,%ecx
    7a7f:	mov    -0x78(%rbp),%rdx
    7a83:	mov    %r11,%rdi
    7a86:	mov    %r14,%rsi
    7a89:	mov    %r9d,%r8d
    7a8c:	call   49e0 <f45>
    7a91:	mov    -0x38(%rbp),%r11
    7a95:	mov    -0x2c(%rbp),%r9d
    7a99:	jmp    7a5f <f55+0x25cf>
    7a9b:	xor    %r13d,%r13d
    7a9e:	mov    -0x50(%rbp),%rax
    7aa2:	testb  $0x20,(%r14,%rax,1)
    7aa7:	jne    7ac6 <f55+0x2636>
    7aa9:	mov    -0x78(%rbp),%rdx
    7aad:	mov    %r11,%rdi
    7ab0:	mov    %r14,%rsi
    7ab3:	mov    %r13d,%ecx
    7ab6:	mov    %r9d,%r8d
    7ab9:	call   49e0 <f45>
    7abe:	mov    -0x38(%rbp),%r11
    7ac2:	mov    -0x2c(%rbp),%r9d
    7ac6:	mov    -0x50(%rbp),%rax
    7aca:	testb  $0x20,(%r14,%rax,1)
    7acf:	jne    7af5 <f55+0x2665>
    7ad1:	mov    -0xc0(%rbp),%rdx
    7ad8:	mov    -0xb0(%rbp),%rcx
    7adf:	mov    %r11,%rdi
    7ae2:	mov    %r14,%rsi
    7ae5:	mov    %r9d,%r8d
    7ae8:	call   49e0 <f45>
    7aed:	mov    -0x38(%rbp),%r11
    7af1:	mov    -0x2c(%rbp),%r9d
    7af5:	cmpl   $0x10000,-0x3c(%rbp)
    7afc:	jne    7bb7 <f55+0x2727>
    7b02:	cmp    %r15d,-0x40(%rbp)
    7b06:	jle    7bb7 <f55+0x2727>
    7b0c:	mov    -0x40(%rbp),%eax
    7b0f:	sub    %r15d,%eax
    7b12:	je     7b8c <f55+0x26fc>
    7b14:	mov    -0x78(%rbp),%rdx
    7b18:	cmp    $0x100,%eax
    7b1d:	mov    $0x100,%r8d
    7b23:	mov    $0x30,%ecx
    7b28:	mov    %r11,%rdi
    7b2b:	mov    %eax,-0x60(%rbp)
    7b2e:	cmovb  %eax,%r8d
    7b32:	xor    %esi,%esi
    7b34:	call   7b39 <f55+0x26a9>
    7b39:	mov    -0x60(%rbp),%r13d
    7b3d:	mov    -0x38(%rbp),%r11
    7b41:	mov    -0x2c(%rbp),%r9d
    7b45:	cmp    $0x100,%r13d
    7b4c:	jae    7b60 <f55+0x26d0>
    7b4e:	jmp    7b8f <f55+0x26ff>
    7b50:	add    $0xffffff00,%r13d
    7b57:	cmp    $0xff,%r13d
    7b5e:	jbe    7b8f <f55+0x26ff>
    7b60:	mov    -0x50(%rbp),%rax
    7b64:	testb  $0x20,(%r14,%rax,1)
    7b69:	jne    7b50 <f55+0x26c0>
    7b6b:	mov    $0x100,%ecx
    7b70:	mov    -0x78(%rbp),%rdx
    7b74:	mov    %r11,%rdi
    7b77:	mov    %r14,%rsi
    7b7a:	mov    %r9d,%r8d
    7b7d:	call   49e0 <f45>
    7b82:	mov    -0x38(%rbp),%r11
    7b86:	mov    -0x2c(%rbp),%r9d
    7b8a:	jmp    7b50 <f55+0x26c0>
    7b8c:	xor    %r13d,%r13d
    7b8f:	mov    -0x50(%rbp),%rax
    7b93:	testb  $0x20,(%r14,%rax,1)
    7b98:	jne    7bb7 <f55+0x2727>
    7b9a:	mov    -0x78(%rbp),%rdx
    7b9e:	mov    %r11,%rdi
    7ba1:	mov    %r14,%rsi
    7ba4:	mov    %r13d,%ecx
    7ba7:	mov    %r9d,%r8d
    7baa:	call   49e0 <f45>
    7baf:	mov    -0x38(%rbp),%r11
    7bb3:	mov    -0x2c(%rbp),%r9d
    7bb7:	mov    -0x50(%rbp),%rax
    7bbb:	testb  $0x20,(%r14,%rax,1)
    7bc0:	jne    7bdd <f55+0x274d>
    7bc2:	mov    -0x7c(%rbp),%edx
    7bc5:	mov    %r11,%rdi
    7bc8:	mov    %r14,%rsi
    7bcb:	mov    %ebx,%ecx
    7bcd:	mov    %r9d,%r8d
    7bd0:	call   49e0 <f45>
    7bd5:	mov    -0x38(%rbp),%r11
    7bd9:	mov    -0x2c(%rbp),%r9d
    7bdd:	mov    -0x48(%rbp),%eax
    7be0:	sub    %ebx,%eax
    7be2:	test   %eax,%eax
    7be4:	jle    7c45 <f55+0x27b5>
    7be6:	mov    -0x78(%rbp),%rdx
    7bea:	cmp    $0x100,%eax
    7bef:	mov    $0x100,%r8d
    7bf5:	mov    $0x30,%ecx
    7bfa:	mov    %eax,%ebx
    7bfc:	mov    %r11,%rdi
    7bff:	cmovb  %eax,%r8d
    7c03:	xor    %esi,%esi
    7c05:	call   7c0a <f55+0x277a>
    7c0a:	cmp    $0x100,%ebx
    7c10:	jae    7ce2 <f55+0x2852>
    7c16:	mov    -0x50(%rbp),%rax
    7c1a:	mov    -0x2c(%rbp),%r9d
    7c1e:	mov    -0x38(%rbp),%r11
    7c22:	testb  $0x20,(%r14,%rax,1)
    7c27:	jne    7c45 <f55+0x27b5>
    7c29:	mov    -0x78(%rbp),%rdx
    7c2d:	mov    %r11,%rdi
    7c30:	mov    %r14,%rsi
    7c33:	mov    %ebx,%ecx
    7c35:	mov    %r9d,%r8d
    7c38:	call   49e0 <f45>
    7c3d:	mov    -0x38(%rbp),%r11
    7c41:	mov    -0x2c(%rbp),%r9d
    7c45:	mov    -0x50(%rbp),%rax
    7c49:	testb  $0x20,(%r14,%rax,1)
    7c4e:	jne    7c71 <f55+0x27e1>
    7c50:	mov    -0x88(%rbp),%rdx
    7c57:	mov    -0x58(%rbp),%rcx
    7c5b:	mov    %r11,%rdi
    7c5e:	mov    %r14,%rsi
    7c61:	mov    %r9d,%r8d
    7c64:	call   49e0 <f45>
    7c69:	mov    -0x38(%rbp),%r11
    7c6d:	mov    -0x2c(%rbp),%r9d
    7c71:	cmpl   $0x2000,-0x3c(%rbp)
    7c78:	jne    8e6c <f55+0x39dc>
    7c7e:	cmp    %r15d,-0x40(%rbp)
    7c82:	jle    8e6c <f55+0x39dc>
    7c88:	mov    -0x40(%rbp),%ebx
    7c8b:	sub    %r15d,%ebx
    7c8e:	je     7d42 <f55+0x28b2>
    7c94:	mov    -0x78(%rbp),%rdx
    7c98:	cmp    $0x100,%ebx
    7c9e:	mov    $0x100,%r8d
    7ca4:	mov    $0x20,%ecx
    7ca9:	mov    %r11,%rdi
    7cac:	cmovb  %ebx,%r8d
    7cb0:	xor    %esi,%esi
    7cb2:	call   7cb7 <f55+0x2827>
    7cb7:	mov    -0x38(%rbp),%r11
    7cbb:	mov    -0x2c(%rbp),%r9d
    7cbf:	cmp    $0x100,%ebx
    7cc5:	jae    7d16 <f55+0x2886>
    7cc7:	jmp    7d44 <f55+0x28b4>
    7cc9:	nopl   0x0(%rax)
    7cd0:	add    $0xffffff00,%ebx
    7cd6:	cmp    $0xff,%ebx
    7cdc:	jbe    7c16 <f55+0x2786>
    7ce2:	mov    -0x50(%rbp),%rax
    7ce6:	testb  $0x20,(%r14,%rax,1)
    7ceb:	jne    7cd0 <f55+0x2840>
    7ced:	mov    -0x38(%rbp),%rdi
    7cf1:	mov    -0x2c(%rbp),%r8d
    7cf5:	mov    $0x100,%ecx
    7cfa:	mov    -0x78(%rbp),%rdx
    7cfe:	mov    %r14,%rsi
    7d01:	call   49e0 <f45>
    7d06:	jmp    7cd0 <f55+0x2840>
    7d08:	add    $0xffffff00,%ebx
    7d0e:	cmp    $0xff,%ebx
    7d14:	jbe    7d44 <f55+0x28b4>
    7d16:	mov    -0x50(%rbp),%rax
    7d1a:	testb  $0x20,(%r14,%rax,1)
    7d1f:	jne    7d08 <f55+0x2878>
    7d21:	mov    $0x100,%ecx
    7d26:	mov    -0x78(%rbp),%rdx
    7d2a:	mov    %r11,%rdi
    7d2d:	mov    %r14,%rsi
    7d30:	mov    %r9d,%r8d
    7d33:	call   49e0 <f45>
    7d38:	mov    -0x38(%rbp),%r11
    7d3c:	mov    -0x2c(%rbp),%r9d
    7d40:	jmp    7d08 <f55+0x2878>
    7d42:	xor    %ebx,%ebx
    7d44:	mov    -0x50(%rbp),%rax
    7d48:	testb  $0x20,(%r14,%rax,1)
    7d4d:	jne    8e6c <f55+0x39dc>
    7d53:	mov    -0x78(%rbp),%rdx
    7d57:	mov    %r11,%rdi
    7d5a:	mov    %r14,%rsi
    7d5d:	mov    %ebx,%ecx
    7d5f:	mov    %r9d,%r8d
    7d62:	call   49e0 <f45>
    7d67:	mov    -0x38(%rbp),%r11
    7d6b:	mov    -0x2c(%rbp),%r9d
    7d6f:	jmp    8e6c <f55+0x39dc>
    7d74:	mov    -0x70(%rbp),%rax
    7d78:	mov    -0x9c(%rbp),%ecx
    7d7e:	xor    %r15d,%r15d
    7d81:	mov    0x1c0(%rax),%eax
    7d87:	mov    %ecx,(%r14,%rax,1)
    7d8b:	jmp    5719 <f55+0x289>
    7d90:	xor    %r15d,%r15d
    7d93:	jmp    5719 <f55+0x289>
    7d98:	mov    -0x70(%rbp),%rax
    7d9c:	mov    -0x9c(%rbp),%ecx
    7da2:	xor    %r15d,%r15d
    7da5:	mov    0x1c0(%rax),%eax
    7dab:	mov    %cl,(%r14,%rax,1)
    7daf:	jmp    5719 <f55+0x289>
    7db4:	mov    -0x70(%rbp),%rax
    7db8:	mov    -0x9c(%rbp),%ecx
    7dbe:	xor    %r15d,%r15d
    7dc1:	mov    0x1c0(%rax),%eax
    7dc7:	mov    %cx,(%r14,%rax,1)
    7dcc:	jmp    5719 <f55+0x289>
    7dd1:	mov    %esi,%edi
    7dd3:	and    $0xffffffc0,%edi
    7dd6:	cmp    $0x40,%edi
    7dd9:	je     7de5 <f55+0x2955>
    7ddb:	lea    -0x40(%rdi),%r9d
    7ddf:	add    $0xffffffc0,%r9d
    7de3:	jne    7ddf <f55+0x294f>
    7de5:	xor    %ebx,%ebx
    7de7:	cmp    %edi,%esi
    7de9:	je     7e5b <f55+0x29cb>
    7deb:	xor    %ebx,%ebx
    7ded:	test   $0x38,%sil
    7df1:	je     8f67 <f55+0x3ad7>
    7df7:	vmovd  %ebx,%xmm0
    7dfb:	vpblendd $0xfe,0x0(%rip),%ymm0,%ymm0        # 7e05 <f55+0x2975>
    7e05:	mov    %esi,%r10d
    7e08:	and    $0xfffffff8,%r10d
    7e0c:	lea    0x0(,%r10,8),%r9d
    7e14:	sub    %r10d,%edi
    7e17:	sub    %r9d,%edx
    7e1a:	vpmulld %ymm1,%ymm0,%ymm0
    7e1f:	add    $0x8,%edi
    7e22:	jne    7e1a <f55+0x298a>
    7e24:	vextracti128 $0x1,%ymm0,%xmm1
    7e2a:	vpmulld %xmm1,%xmm0,%xmm0
    7e2f:	vpshufd $0xee,%xmm0,%xmm1
    7e34:	vpmulld %xmm1,%xmm0,%xmm0
    7e39:	vpshufd $0x55,%xmm0,%xmm1
    7e3e:	vpmulld %xmm1,%xmm0,%xmm0
    7e43:	vmovd  %xmm0,%ebx
    7e47:	cmp    %r10d,%esi
    7e4a:	mov    -0x48(%rbp),%r10
    7e4e:	je     7e5b <f55+0x29cb>
    7e50:	imul   $0x5f5e100,%ebx,%ebx
    7e56:	add    $0xfffffff8,%edx
    7e59:	jne    7e50 <f55+0x29c0>
    7e5b:	mov    -0x88(%rbp),%rsi
    7e62:	test   %ecx,%ecx
    7e64:	je     7eb3 <f55+0x2a23>
    7e66:	cmp    $0x2,%ecx
    7e69:	jae    7e6f <f55+0x29df>
    7e6b:	mov    %ecx,%eax
    7e6d:	jmp    7eaa <f55+0x2a1a>
    7e6f:	vpbroadcastd 0x0(%rip),%xmm0        # 7e78 <f55+0x29e8>
    7e78:	mov    %eax,%edx
    7e7a:	and    $0x6,%edx
    7e7d:	and    $0x1,%eax
    7e80:	mov    %rsi,%rdi
    7e83:	mov    %edx,%esi
    7e85:	vpinsrd $0x0,%ebx,%xmm0,%xmm0
    7e8b:	vpmulld %xmm2,%xmm0,%xmm0
    7e90:	add    $0xfffffffe,%esi
    7e93:	jne    7e8b <f55+0x29fb>
    7e95:	vpshufd $0x55,%xmm0,%xmm1
    7e9a:	mov    %rdi,%rsi
    7e9d:	vpmulld %xmm1,%xmm0,%xmm0
    7ea2:	vmovd  %xmm0,%ebx
    7ea6:	cmp    %edx,%ecx
    7ea8:	je     7eb3 <f55+0x2a23>
    7eaa:	add    %ebx,%ebx
    7eac:	dec    %eax
    7eae:	lea    (%rbx,%rbx,4),%ebx
    7eb1:	jne    7eaa <f55+0x2a1a>
    7eb3:	mov    %esi,%eax
    7eb5:	mov    (%r14,%rax,1),%ecx
    7eb9:	movabs $0x8000000000000000,%rdi
    7ec3:	test   %ebx,%ebx
    7ec5:	je     91be <f55+0x3d2e>
    7ecb:	vbroadcasti32x4 0x0(%rip),%zmm0        # 7ed5 <f55+0x2a45>
    7ed5:	add    %r14,%rax
    7ed8:	mov    %rax,-0x110(%rbp)
    7edf:	mov    %ecx,%eax
    7ee1:	xor    %edx,%edx
    7ee3:	div    %ebx
    7ee5:	mov    %eax,%r13d
    7ee8:	imul   %ebx,%r13d
    7eec:	lea    0x4(%rsi),%r9d
    7ef0:	mov    %rax,-0xd8(%rbp)
    7ef7:	cmp    %r13d,%ecx
    7efa:	jne    7f05 <f55+0x2a75>
    7efc:	cmp    %r15d,%r9d
    7eff:	je     8079 <f55+0x2be9>
    7f05:	testb  $0x1,-0xd8(%rbp)
    7f0c:	mov    $0x1,%r10d
    7f12:	jne    7f46 <f55+0x2ab6>
    7f14:	cmp    $0x3b9aca00,%ebx
    7f1a:	jne    7f43 <f55+0x2ab3>
    7f1c:	mov    $0x0,%r10d
    7f22:	mov    -0x88(%rbp),%rax
    7f29:	cmp    -0x58(%rbp),%eax
    7f2c:	jbe    7f46 <f55+0x2ab6>
    7f2e:	mov    -0x88(%rbp),%rax
    7f35:	lea    -0x4(%rax),%ecx
    7f38:	movzbl (%r14,%rcx,1),%r10d
    7f3d:	and    $0x1,%r10d
    7f41:	jmp    7f46 <f55+0x2ab6>
    7f43:	xor    %r10d,%r10d
    7f46:	mov    %ebx,%ecx
    7f48:	shr    %ecx
    7f4a:	mov    %edx,%esi
    7f4c:	xor    %r15d,%r9d
    7f4f:	movabs $0x3fff800000000000,%rax
    7f59:	xor    %ecx,%esi
    7f5b:	or     %r9d,%esi
    7f5e:	movabs $0x3fff000000000000,%rsi
    7f68:	cmove  %rsi,%rax
    7f6c:	cmp    %ecx,%edx
    7f6e:	movabs $0x3ffe000000000000,%rdx
    7f78:	cmovb  %rdx,%rax
    7f7c:	cmpb   $0x0,-0xd0(%rbp)
    7f83:	je     7fb4 <f55+0x2b24>
    7f85:	mov    -0xc0(%rbp),%ecx
    7f8b:	mov    %rax,%rdx
    7f8e:	or     %rdi,%rdx
    7f91:	movabs $0x4070000000000000,%r8
    7f9b:	cmpb   $0x2d,(%r14,%rcx,1)
    7fa0:	movabs $0xc070000000000000,%rcx
    7faa:	cmove  %rcx,%r8
    7fae:	cmove  %rdx,%rax
    7fb2:	jmp    7fbe <f55+0x2b2e>
    7fb4:	movabs $0x4070000000000000,%r8
    7fbe:	mov    -0x110(%rbp),%rcx
    7fc5:	mov    -0x124(%rbp),%edx
    7fcb:	mov    %r8,-0xd0(%rbp)
    7fd2:	mov    %r11,%rdi
    7fd5:	mov    %r14,%rsi
    7fd8:	xor    %r9d,%r9d
    7fdb:	mov    %r10,-0x188(%rbp)
    7fe2:	mov    %r13d,(%rcx)
    7fe5:	mov    %r10,%rcx
    7fe8:	mov    %rax,0x120(%r11)
    7fef:	vzeroupper
    7ff2:	call   9490 <f69>
    7ff7:	mov    -0x70(%rbp),%rax
    7ffb:	mov    -0x188(%rbp),%rdx
    8002:	mov    -0xd0(%rbp),%rcx
    8009:	mov    0x100(%rax),%rdi
    8010:	mov    0x108(%rax),%rsi
    8017:	call   4d10 <f70>
    801c:	test   %eax,%eax
    801e:	je     8063 <f55+0x2bd3>
    8020:	vbroadcasti32x4 0x0(%rip),%zmm0        # 802a <f55+0x2b9a>
    802a:	mov    -0x110(%rbp),%rax
    8031:	mov    -0x2c(%rbp),%r8d
    8035:	mov    -0x48(%rbp),%r10
    8039:	mov    -0x58(%rbp),%r9
    803d:	mov    -0x88(%rbp),%rdx
    8044:	add    %ebx,%r13d
    8047:	mov    %r13d,(%rax)
    804a:	cmp    $0x3b9aca00,%r13d
    8051:	jae    8e7b <f55+0x39eb>
    8057:	mov    -0x38(%rbp),%r11
    805b:	mov    -0x40(%rbp),%ebx
    805e:	jmp    8ec9 <f55+0x3a39>
    8063:	vbroadcasti32x4 0x0(%rip),%zmm0        # 806d <f55+0x2bdd>
    806d:	mov    -0x2c(%rbp),%r8d
    8071:	mov    -0x38(%rbp),%r11
    8075:	mov    -0x48(%rbp),%r10
    8079:	mov    -0x58(%rbp),%r9
    807d:	mov    -0x40(%rbp),%ebx
    8080:	mov    -0xec(%rbp),%r13d
    8087:	mov    -0x88(%rbp),%rdx
    808e:	add    $0x4,%edx
    8091:	cmp    %edx,%r15d
    8094:	cmovb  %r15d,%edx
    8098:	mov    %edx,%ecx
    809a:	sub    -0x60(%rbp),%ecx
    809d:	mov    %edx,%r15d
    80a0:	mov    %ecx,%eax
    80a2:	mov    %r15d,%edx
    80a5:	cmp    %r9d,%r15d
    80a8:	jbe    80b8 <f55+0x2c28>
    80aa:	lea    -0x4(%rdx),%r15d
    80ae:	lea    -0x4(%rax),%ecx
    80b1:	cmpl   $0x0,(%r14,%r15,1)
    80b6:	je     80a0 <f55+0x2c10>
    80b8:	cmpl   $0x67,-0x64(%rbp)
    80bc:	jne    8437 <f55+0x2fa7>
    80c2:	test   %r10d,%r10d
    80c5:	mov    $0x1,%esi
    80ca:	mov    %r10d,%ecx
    80cd:	mov    %rdx,%r15
    80d0:	mov    %r13d,%edx
    80d3:	not    %edx
    80d5:	mov    $0xffffffff,%r10d
    80db:	cmove  %esi,%ecx
    80de:	cmp    %r13d,%ecx
    80e1:	setg   %sil
    80e5:	cmp    $0xfffffffc,%r13d
    80e9:	setge  %dil
    80ed:	and    %sil,%dil
    80f0:	cmove  %r10d,%edx
    80f4:	mov    %edx,%r10d
    80f7:	add    %ecx,%r10d
    80fa:	movzbl %dil,%ecx
    80fe:	mov    -0x90(%rbp),%rdi
    8105:	or     $0xfffffffe,%ecx
    8108:	add    %ecx,%edi
    810a:	mov    -0x3c(%rbp),%ecx
    810d:	and    $0x8,%ecx
    8110:	jne    8446 <f55+0x2fb6>
    8116:	mov    $0xfffffff7,%edx
    811b:	mov    %r15,%rcx
    811e:	cmp    %r9d,%ecx
    8121:	jbe    8421 <f55+0x2f91>
    8127:	add    $0xfffffffc,%ecx
    812a:	mov    (%r14,%rcx,1),%ecx
    812e:	test   %ecx,%ecx
    8130:	je     8421 <f55+0x2f91>
    8136:	imul   $0xcccccccd,%ecx,%edx
    813c:	rorx   $0x1,%edx,%esi
    8142:	xor    %edx,%edx
    8144:	cmp    $0x19999999,%esi
    814a:	ja     8421 <f55+0x2f91>
    8150:	imul   $0xc28f5c29,%ecx,%edx
    8156:	rorx   $0x2,%edx,%esi
    815c:	mov    $0xffffffff,%edx
    8161:	cmp    $0x28f5c29,%esi
    8167:	jae    8421 <f55+0x2f91>
    816d:	imul   $0x26e978d5,%ecx,%edx
    8173:	rorx   $0x3,%edx,%esi
    8179:	mov    $0xfffffffe,%edx
    817e:	cmp    $0x418937,%esi
    8184:	ja     8421 <f55+0x2f91>
    818a:	imul   $0x3afb7e91,%ecx,%edx
    8190:	rorx   $0x4,%edx,%esi
    8196:	mov    $0xfffffffd,%edx
    819b:	cmp    $0x68db8,%esi
    81a1:	ja     8421 <f55+0x2f91>
    81a7:	imul   $0xbcbe61d,%ecx,%edx
    81ad:	rorx   $0x5,%edx,%esi
    81b3:	mov    $0xfffffffc,%edx
    81b8:	cmp    $0xa7c5,%esi
    81be:	ja     8421 <f55+0x2f91>
    81c4:	imul   $0x68c26139,%ecx,%edx
    81ca:	rorx   $0x6,%edx,%esi
    81d0:	mov    $0xfffffffb,%edx
    81d5:	cmp    $0x10c6,%esi
    81db:	ja     8421 <f55+0x2f91>
    81e1:	imul   $0xae8d46a5,%ecx,%edx
    81e7:	rorx   $0x7,%edx,%esi
    81ed:	mov    $0xfffffffa,%edx
    81f2:	cmp    $0x1ad,%esi
    81f8:	ja     8421 <f55+0x2f91>
    81fe:	imul   $0x22e90e21,%ecx,%edx
    8204:	rorx   $0x8,%edx,%esi
    820a:	mov    $0xfffffff9,%edx
    820f:	cmp    $0x2a,%esi
    8212:	ja     8421 <f55+0x2f91>
    8218:	imul   $0x3a2e9c6d,%ecx,%edx
    821e:	rorx   $0x9,%edx,%esi
    8224:	mov    $0xfffffff8,%edx
    8229:	cmp    $0x4,%esi
    822c:	ja     8421 <f55+0x2f91>
    8232:	imul   $0xa7561f49,%ecx,%edx
    8238:	rorx   $0xa,%edx,%esi
    823e:	mov    $0xfffffff7,%edx
    8243:	cmp    $0x3,%esi
    8246:	ja     8421 <f55+0x2f91>
    824c:	imul   $0x88713975,%ecx,%edx
    8252:	rorx   $0xb,%edx,%esi
    8258:	mov    $0xfffffff6,%edx
    825d:	cmp    $0x3,%esi
    8260:	ja     8421 <f55+0x2f91>
    8266:	mov    %ecx,%esi
    8268:	sub    $0xd4a51000,%esi
    826e:	mov    $0xfffffff5,%edx
    8273:	cmovb  %ecx,%esi
    8276:	test   %esi,%esi
    8278:	jne    8421 <f55+0x2f91>
    827e:	imul   $0xa5033fbd,%ecx,%edx
    8284:	rorx   $0xd,%edx,%esi
    828a:	mov    $0xfffffff4,%edx
    828f:	cmp    $0x3,%esi
    8292:	ja     8421 <f55+0x2f91>
    8298:	imul   $0xa44ca659,%ecx,%edx
    829e:	rorx   $0xe,%edx,%esi
    82a4:	mov    $0xfffffff3,%edx
    82a9:	cmp    $0xf,%esi
    82ac:	ja     8421 <f55+0x2f91>
    82b2:	mov    %ecx,%esi
    82b4:	sub    $0xa4c68000,%esi
    82ba:	mov    $0xfffffff2,%edx
    82bf:	cmovb  %ecx,%esi
    82c2:	test   %esi,%esi
    82c4:	jne    8421 <f55+0x2f91>
    82ca:	imul   $0x1ccba041,%ecx,%edx
    82d0:	rorx   $0x10,%edx,%esi
    82d6:	mov    $0xfffffff1,%edx
    82db:	cmp    $0x2,%esi
    82de:	ja     8421 <f55+0x2f91>
    82e4:	imul   $0x53e1200d,%ecx,%edx
    82ea:	rorx   $0x11,%edx,%esi
    82f0:	mov    $0xfffffff0,%edx
    82f5:	cmp    $0x2,%esi
    82f8:	ja     8421 <f55+0x2f91>
    82fe:	mov    %ecx,%esi
    8300:	sub    $0xa7640000,%esi
    8306:	mov    $0xffffffef,%edx
    830b:	cmovb  %ecx,%esi
    830e:	test   %esi,%esi
    8310:	jne    8421 <f55+0x2f91>
    8316:	mov    %ecx,%esi
    8318:	sub    $0x89e80000,%esi
    831e:	mov    $0xffffffee,%edx
    8323:	cmovb  %ecx,%esi
    8326:	test   %esi,%esi
    8328:	jne    8421 <f55+0x2f91>
    832e:	imul   $0xafe392d1,%ecx,%edx
    8334:	rorx   $0x14,%edx,%esi
    833a:	mov    $0xffffffed,%edx
    833f:	cmp    $0x2,%esi
    8342:	ja     8421 <f55+0x2f91>
    8348:	mov    %ecx,%esi
    834a:	sub    $0xdea00000,%esi
    8350:	mov    $0xffffffec,%edx
    8355:	cmovb  %ecx,%esi
    8358:	test   %esi,%esi
    835a:	jne    8421 <f55+0x2f91>
    8360:	mov    %ecx,%esi
    8362:	sub    $0xb2400000,%esi
    8368:	mov    $0xffffffeb,%edx
    836d:	cmovb  %ecx,%esi
    8370:	test   %esi,%esi
    8372:	jne    8421 <f55+0x2f91>
    8378:	mov    %ecx,%esi
    837a:	sub    $0xf6800000,%esi
    8380:	mov    $0xffffffea,%edx
    8385:	cmovb  %ecx,%esi
    8388:	test   %esi,%esi
    838a:	jne    8421 <f55+0x2f91>
    8390:	mov    %ecx,%esi
    8392:	sub    $0xa1000000,%esi
    8398:	mov    $0xffffffe9,%edx
    839d:	cmovb  %ecx,%esi
    83a0:	test   %esi,%esi
    83a2:	jne    8421 <f55+0x2f91>
    83a4:	imul   $0x914c1bad,%ecx,%edx
    83aa:	rorx   $0x19,%edx,%esi
    83b0:	mov    $0xffffffe8,%edx
    83b5:	cmp    $0x3,%esi
    83b8:	ja     8421 <f55+0x2f91>
    83ba:	mov    %ecx,%esi
    83bc:	sub    $0xe4000000,%esi
    83c2:	mov    $0xffffffe7,%edx
    83c7:	cmovb  %ecx,%esi
    83ca:	test   %esi,%esi
    83cc:	jne    8421 <f55+0x2f91>
    83ce:	mov    %ecx,%esi
    83d0:	sub    $0xe8000000,%esi
    83d6:	mov    $0xffffffe6,%edx
    83db:	cmovb  %ecx,%esi
    83de:	test   %esi,%esi
    83e0:	jne    8421 <f55+0x2f91>
    83e2:	mov    $0xffffffe5,%edx
    83e7:	test   $0xfffffff,%ecx
    83ed:	jne    8421 <f55+0x2f91>
    83ef:	mov    %ecx,%esi
    83f1:	sub    $0xa0000000,%esi
    83f7:	mov    $0xffffffe4,%edx
    83fc:	cmovb  %ecx,%esi
    83ff:	test   %esi,%esi
    8401:	jne    8421 <f55+0x2f91>
    8403:	mov    $0xffffffe3,%edx
    8408:	test   $0x30000000,%ecx
    840e:	jne    8421 <f55+0x2f91>
    8410:	mov    $0xffffffe2,%edx
    8415:	test   $0x40000000,%ecx
    841b:	je     91ce <f55+0x3d3e>
    8421:	sar    $0x2,%eax
    8424:	mov    %edi,%ecx
    8426:	and    $0xffffffdf,%ecx
    8429:	lea    (%rax,%rax,8),%eax
    842c:	cmp    $0x46,%ecx
    842f:	jne    844b <f55+0x2fbb>
    8431:	lea    -0x9(%rax,%rdx,1),%eax
    8435:	jmp    8452 <f55+0x2fc2>
    8437:	mov    -0x3c(%rbp),%ecx
    843a:	mov    -0x90(%rbp),%rdi
    8441:	and    $0x8,%ecx
    8444:	jmp    846b <f55+0x2fdb>
    8446:	mov    %r15,%rdx
    8449:	jmp    846b <f55+0x2fdb>
    844b:	add    %r13d,%eax
    844e:	lea    -0x9(%rdx,%rax,1),%eax
    8452:	mov    %eax,%ecx
    8454:	sar    $0x1f,%ecx
    8457:	mov    %r15,%rdx
    845a:	andn   %eax,%ecx,%eax
    845f:	cmp    %eax,%r10d
    8462:	cmovl  %r10d,%eax
    8466:	xor    %ecx,%ecx
    8468:	mov    %eax,%r10d
    846b:	xor    %eax,%eax
    846d:	mov    %ecx,-0x64(%rbp)
    8470:	or     %r10d,%ecx
    8473:	sete   %al
    8476:	mov    %ecx,-0x90(%rbp)
    847c:	add    $0x7ffffffd,%eax
    8481:	cmp    %eax,%r10d
    8484:	jg     8f71 <f55+0x3ae1>
    848a:	cmpl   $0x1,-0x90(%rbp)
    8491:	mov    %r10d,%eax
    8494:	mov    %edi,%ecx
    8496:	mov    %r10,-0x48(%rbp)
    849a:	mov    %r9,-0x58(%rbp)
    849e:	mov    %rdx,-0x88(%rbp)
    84a5:	sbb    $0xffffffff,%eax
    84a8:	and    $0xffffffdf,%ecx
    84ab:	inc    %eax
    84ad:	mov    %ecx,-0xd0(%rbp)
    84b3:	cmp    $0x46,%ecx
    84b6:	jne    84d9 <f55+0x3049>
    84b8:	mov    %eax,%ecx
    84ba:	xor    $0x7fffffff,%ecx
    84c0:	cmp    %ecx,%r13d
    84c3:	jg     8f71 <f55+0x3ae1>
    84c9:	mov    %r13d,%ecx
    84cc:	sar    $0x1f,%ecx
    84cf:	andn   %r13d,%ecx,%r15d
    84d4:	jmp    865f <f55+0x31cf>
    84d9:	mov    -0x180(%rbp),%r9
    84e0:	mov    $0xcccccccd,%r11d
    84e6:	mov    %r13d,%edx
    84e9:	mov    -0x7c(%rbp),%ecx
    84ec:	mov    %ebx,%r13d
    84ef:	mov    %rdi,%rbx
    84f2:	mov    %edx,%r15d
    84f5:	test   %edx,%edx
    84f7:	je     853e <f55+0x30ae>
    84f9:	mov    %r15d,%edx
    84fc:	neg    %edx
    84fe:	mov    -0xc8(%rbp),%ecx
    8504:	cmovs  %r15d,%edx
    8508:	nopl   0x0(%rax,%rax,1)
    8510:	mov    %edx,%esi
    8512:	imul   %r11,%rsi
    8516:	mov    %ecx,%r10d
    8519:	dec    %ecx
    851b:	shr    $0x23,%rsi
    851f:	imul   $0xf6,%esi,%edi
    8525:	add    %edx,%edi
    8527:	or     $0x30,%dil
    852b:	mov    %dil,(%r14,%r10,1)
    852f:	cmp    $0x9,%rdx
    8533:	mov    %rsi,%rdx
    8536:	ja     8510 <f55+0x3080>
    8538:	mov    -0x48(%rbp),%r10
    853c:	inc    %ecx
    853e:	mov    -0x7c(%rbp),%edx
    8541:	sub    %ecx,%edx
    8543:	cmp    $0x1,%edx
    8546:	jle    8551 <f55+0x30c1>
    8548:	mov    -0x38(%rbp),%r11
    854c:	jmp    861a <f55+0x318a>
    8551:	mov    -0x38(%rbp),%r11
    8555:	mov    %ecx,%esi
    8557:	sub    %r9d,%esi
    855a:	add    $0x1e02,%esi
    8560:	cmp    $0x100,%esi
    8566:	jb     857f <f55+0x30ef>
    8568:	sub    %ecx,%r9d
    856b:	lea    -0x1(%rcx),%edi
    856e:	lea    -0x1e02(%r9,%rcx,1),%r9d
    8576:	cmp    %edi,%r9d
    8579:	jbe    8efc <f55+0x3a6c>
    857f:	mov    -0x58(%rbp),%r9
    8583:	mov    $0x2,%esi
    8588:	sub    %edx,%esi
    858a:	and    $0x7,%esi
    858d:	je     85a6 <f55+0x3116>
    858f:	neg    %esi
    8591:	xor    %edi,%edi
    8593:	dec    %ecx
    8595:	dec    %edi
    8597:	movb   $0x30,(%r14,%rcx,1)
    859c:	cmp    %edi,%esi
    859e:	jne    8593 <f55+0x3103>
    85a0:	mov    %edx,%esi
    85a2:	sub    %edi,%esi
    85a4:	jmp    85a8 <f55+0x3118>
    85a6:	mov    %edx,%esi
    85a8:	add    $0x5,%edx
    85ab:	cmp    $0x7,%edx
    85ae:	jb     861e <f55+0x318e>
    85b0:	lea    -0x1(%rcx),%edx
    85b3:	lea    -0x3(%rcx),%edi
    85b6:	add    $0xfffffffe,%esi
    85b9:	xor    %r10d,%r10d
    85bc:	lea    (%rdx,%r10,1),%r9d
    85c0:	movb   $0x30,(%r14,%r9,1)
    85c5:	lea    -0x1(%rdx,%r10,1),%r9d
    85ca:	movb   $0x30,(%r14,%r9,1)
    85cf:	lea    (%rdi,%r10,1),%r9d
    85d3:	movb   $0x30,(%r14,%r9,1)
    85d8:	lea    -0x3(%rdx,%r10,1),%r9d
    85dd:	movb   $0x30,(%r14,%r9,1)
    85e2:	lea    -0x4(%rdx,%r10,1),%r9d
    85e7:	movb   $0x30,(%r14,%r9,1)
    85ec:	lea    -0x5(%rdx,%r10,1),%r9d
    85f1:	movb   $0x30,(%r14,%r9,1)
    85f6:	lea    -0x6(%rdx,%r10,1),%r9d
    85fb:	movb   $0x30,(%r14,%r9,1)
    8600:	lea    -0x7(%rdx,%r10,1),%r9d
    8605:	add    $0xfffffff8,%r10d
    8609:	movb   $0x30,(%r14,%r9,1)
    860e:	cmp    %r10d,%esi
    8611:	jne    85bc <f55+0x312c>
    8613:	add    %r10d,%ecx
    8616:	mov    -0x48(%rbp),%r10
    861a:	mov    -0x58(%rbp),%r9
    861e:	shr    $0x1f,%r15d
    8622:	lea    -0x2(%rcx),%edx
    8625:	dec    %ecx
    8627:	add    %r15b,%r15b
    862a:	mov    %bl,(%r14,%rdx,1)
    862e:	mov    %rdx,-0xd8(%rbp)
    8635:	mov    %r13d,%ebx
    8638:	add    $0x2b,%r15b
    863c:	mov    %r15b,(%r14,%rcx,1)
    8640:	mov    -0x7c(%rbp),%r15d
    8644:	mov    %eax,%ecx
    8646:	xor    $0x7fffffff,%ecx
    864c:	sub    %edx,%r15d
    864f:	mov    -0x88(%rbp),%rdx
    8656:	cmp    %ecx,%r15d
    8659:	jg     8f71 <f55+0x3ae1>
    865f:	add    %eax,%r15d
    8662:	mov    -0xb0(%rbp),%rax
    8669:	xor    $0x7fffffff,%eax
    866e:	cmp    %eax,%r15d
    8671:	jg     8f71 <f55+0x3ae1>
    8677:	add    -0xb0(%rbp),%r15d
    867e:	andl   $0x12000,-0x3c(%rbp)
    8685:	jne    875c <f55+0x32cc>
    868b:	cmp    %r15d,%ebx
    868e:	jle    875c <f55+0x32cc>
    8694:	sub    %r15d,%ebx
    8697:	je     8725 <f55+0x3295>
    869d:	mov    %rdx,%r13
    86a0:	mov    -0x78(%rbp),%rdx
    86a4:	cmp    $0x100,%ebx
    86aa:	mov    $0x100,%r8d
    86b0:	mov    $0x20,%ecx
    86b5:	mov    %r11,%rdi
    86b8:	cmovb  %ebx,%r8d
    86bc:	xor    %esi,%esi
    86be:	vzeroupper
    86c1:	call   86c6 <f55+0x3236>
    86c6:	mov    -0x58(%rbp),%r9
    86ca:	mov    -0x48(%rbp),%r10
    86ce:	mov    -0x38(%rbp),%r11
    86d2:	mov    -0x2c(%rbp),%r8d
    86d6:	mov    %r13,%rdx
    86d9:	cmp    $0x100,%ebx
    86df:	jae    86f1 <f55+0x3261>
    86e1:	jmp    8727 <f55+0x3297>
    86e3:	add    $0xffffff00,%ebx
    86e9:	cmp    $0xff,%ebx
    86ef:	jbe    8727 <f55+0x3297>
    86f1:	mov    -0x50(%rbp),%rax
    86f5:	testb  $0x20,(%r14,%rax,1)
    86fa:	jne    86e3 <f55+0x3253>
    86fc:	mov    $0x100,%ecx
    8701:	mov    -0x78(%rbp),%rdx
    8705:	mov    %r11,%rdi
    8708:	mov    %r14,%rsi
    870b:	call   49e0 <f45>
    8710:	mov    -0x58(%rbp),%r9
    8714:	mov    -0x48(%rbp),%r10
    8718:	mov    -0x38(%rbp),%r11
    871c:	mov    -0x2c(%rbp),%r8d
    8720:	mov    %r13,%rdx
    8723:	jmp    86e3 <f55+0x3253>
    8725:	xor    %ebx,%ebx
    8727:	mov    -0x50(%rbp),%rax
    872b:	testb  $0x20,(%r14,%rax,1)
    8730:	jne    875c <f55+0x32cc>
    8732:	mov    %rdx,%r13
    8735:	mov    -0x78(%rbp),%rdx
    8739:	mov    %r11,%rdi
    873c:	mov    %r14,%rsi
    873f:	mov    %ebx,%ecx
    8741:	vzeroupper
    8744:	call   49e0 <f45>
    8749:	mov    -0x58(%rbp),%r9
    874d:	mov    -0x48(%rbp),%r10
    8751:	mov    -0x38(%rbp),%r11
    8755:	mov    -0x2c(%rbp),%r8d
    8759:	mov    %r13,%rdx
    875c:	mov    -0x50(%rbp),%rax
    8760:	testb  $0x20,(%r14,%rax,1)
    8765:	jne    8798 <f55+0x3308>
    8767:	mov    %rdx,%rbx
    876a:	mov    -0xc0(%rbp),%edx
    8770:	mov    -0xb0(%rbp),%rcx
    8777:	mov    %r11,%rdi
    877a:	mov    %r14,%rsi
    877d:	vzeroupper
    8780:	call   49e0 <f45>
    8785:	mov    -0x58(%rbp),%r9
    8789:	mov    -0x48(%rbp),%r10
    878d:	mov    -0x38(%rbp),%r11
    8791:	mov    -0x2c(%rbp),%r8d
    8795:	mov    %rbx,%rdx
    8798:	cmpl   $0x10000,-0x3c(%rbp)
    879f:	mov    $0xcccccccd,%r13d
    87a5:	jne    8886 <f55+0x33f6>
    87ab:	cmp    %r15d,-0x40(%rbp)
    87af:	jle    8886 <f55+0x33f6>
    87b5:	mov    -0x40(%rbp),%ebx
    87b8:	sub    %r15d,%ebx
    87bb:	je     884e <f55+0x33be>
    87c1:	mov    -0x78(%rbp),%rdx
    87c5:	cmp    $0x100,%ebx
    87cb:	mov    $0x100,%r8d
    87d1:	mov    $0x30,%ecx
    87d6:	mov    %r11,%rdi
    87d9:	cmovb  %ebx,%r8d
    87dd:	xor    %esi,%esi
    87df:	vzeroupper
    87e2:	call   87e7 <f55+0x3357>
    87e7:	mov    -0x88(%rbp),%rdx
    87ee:	mov    -0x58(%rbp),%r9
    87f2:	mov    -0x48(%rbp),%r10
    87f6:	mov    -0x38(%rbp),%r11
    87fa:	mov    -0x2c(%rbp),%r8d
    87fe:	cmp    $0x100,%ebx
    8804:	jae    8816 <f55+0x3386>
    8806:	jmp    8850 <f55+0x33c0>
    8808:	add    $0xffffff00,%ebx
    880e:	cmp    $0xff,%ebx
    8814:	jbe    8850 <f55+0x33c0>
    8816:	mov    -0x50(%rbp),%rax
    881a:	testb  $0x20,(%r14,%rax,1)
    881f:	jne    8808 <f55+0x3378>
    8821:	mov    $0x100,%ecx
    8826:	mov    -0x78(%rbp),%rdx
    882a:	mov    %r11,%rdi
    882d:	mov    %r14,%rsi
    8830:	call   49e0 <f45>
    8835:	mov    -0x88(%rbp),%rdx
    883c:	mov    -0x58(%rbp),%r9
    8840:	mov    -0x48(%rbp),%r10
    8844:	mov    -0x38(%rbp),%r11
    8848:	mov    -0x2c(%rbp),%r8d
    884c:	jmp    8808 <f55+0x3378>
    884e:	xor    %ebx,%ebx
    8850:	mov    -0x50(%rbp),%rax
    8854:	testb  $0x20,(%r14,%rax,1)
    8859:	jne    8886 <f55+0x33f6>
    885b:	mov    -0x78(%rbp),%rdx
    885f:	mov    %r11,%rdi
    8862:	mov    %r14,%rsi
    8865:	mov    %ebx,%ecx
    8867:	vzeroupper
    886a:	call   49e0 <f45>
    886f:	mov    -0x88(%rbp),%rdx
    8876:	mov    -0x58(%rbp),%r9
    887a:	mov    -0x48(%rbp),%r10
    887e:	mov    -0x38(%rbp),%r11
    8882:	mov    -0x2c(%rbp),%r8d
    8886:	cmpl   $0x46,-0xd0(%rbp)
    888d:	jne    89c8 <f55+0x3538>
    8893:	mov    -0x60(%rbp),%eax
    8896:	cmp    %eax,%r9d
    8899:	cmovae %eax,%r9d
    889d:	mov    %r9d,%ebx
    88a0:	mov    %r9,-0x58(%rbp)
    88a4:	jmp    88bc <f55+0x342c>
    88a6:	cs nopw 0x0(%rax,%rax,1)
    88b0:	add    $0x4,%ebx
    88b3:	cmp    -0x60(%rbp),%ebx
    88b6:	ja     8bdb <f55+0x374b>
    88bc:	mov    %ebx,%eax
    88be:	mov    (%r14,%rax,1),%ecx
    88c2:	test   %rcx,%rcx
    88c5:	je     8913 <f55+0x3483>
    88c7:	mov    -0x160(%rbp),%edx
    88cd:	xor    %eax,%eax
    88cf:	nop
    88d0:	mov    %ecx,%esi
    88d2:	imul   %r13,%rsi
    88d6:	mov    %edx,%r9d
    88d9:	inc    %eax
    88db:	dec    %edx
    88dd:	shr    $0x23,%rsi
    88e1:	imul   $0xf6,%esi,%edi
    88e7:	add    %ecx,%edi
    88e9:	or     $0x30,%dil
    88ed:	mov    %dil,(%r14,%r9,1)
    88f1:	cmp    $0x9,%rcx
    88f5:	mov    %rsi,%rcx
    88f8:	ja     88d0 <f55+0x3440>
    88fa:	mov    -0x164(%rbp),%ecx
    8900:	mov    -0x58(%rbp),%r9
    8904:	mov    %ecx,%edx
    8906:	sub    %eax,%edx
    8908:	cmp    %r9d,%ebx
    890b:	jne    8935 <f55+0x34a5>
    890d:	test   %eax,%eax
    890f:	jne    898e <f55+0x34fe>
    8911:	jmp    8920 <f55+0x3490>
    8913:	mov    -0xb4(%rbp),%eax
    8919:	mov    %eax,%edx
    891b:	cmp    %r9d,%ebx
    891e:	jne    8941 <f55+0x34b1>
    8920:	mov    -0x70(%rbp),%rax
    8924:	mov    -0x100(%rbp),%ecx
    892a:	movb   $0x30,0x1e8(%rax)
    8931:	mov    %ecx,%edx
    8933:	jmp    898e <f55+0x34fe>
    8935:	mov    $0xa,%ecx
    893a:	sub    %eax,%ecx
    893c:	cmp    $0x2,%ecx
    893f:	jl     898e <f55+0x34fe>
    8941:	mov    -0x7c(%rbp),%ecx
    8944:	dec    %edx
    8946:	mov    $0x0,%esi
    894b:	mov    %edx,%eax
    894d:	mov    %edx,%r13d
    8950:	sub    %ecx,%eax
    8952:	cmovb  %esi,%eax
    8955:	cmovae %ecx,%r13d
    8959:	mov    $0x30,%esi
    895e:	sub    %rax,%rdx
    8961:	inc    %rax
    8964:	add    %r14,%rdx
    8967:	mov    %rdx,%rdi
    896a:	mov    %rax,%rdx
    896d:	vzeroupper
    8970:	call   8975 <f55+0x34e5>
    8975:	mov    -0x58(%rbp),%r9
    8979:	mov    -0x48(%rbp),%r10
    897d:	mov    -0x2c(%rbp),%r8d
    8981:	mov    -0x38(%rbp),%r11
    8985:	mov    %r13d,%edx
    8988:	mov    $0xcccccccd,%r13d
    898e:	mov    -0x50(%rbp),%rax
    8992:	testb  $0x20,(%r14,%rax,1)
    8997:	jne    88b0 <f55+0x3420>
    899d:	mov    -0xb4(%rbp),%ecx
    89a3:	mov    %r11,%rdi
    89a6:	mov    %r14,%rsi
    89a9:	sub    %edx,%ecx
    89ab:	vzeroupper
    89ae:	call   49e0 <f45>
    89b3:	mov    -0x58(%rbp),%r9
    89b7:	mov    -0x48(%rbp),%r10
    89bb:	mov    -0x38(%rbp),%r11
    89bf:	mov    -0x2c(%rbp),%r8d
    89c3:	jmp    88b0 <f55+0x3420>
    89c8:	test   %r10d,%r10d
    89cb:	js     8d5f <f55+0x38cf>
    89d1:	lea    0x4(%r9),%eax
    89d5:	cmp    %r9d,%edx
    89d8:	mov    %r9d,%edi
    89db:	cmova  %edx,%eax
    89de:	mov    %eax,-0x90(%rbp)
    89e4:	data16 data16 cs nopw 0x0(%rax,%rax,1)
    89f0:	mov    %edi,%eax
    89f2:	mov    (%r14,%rax,1),%eax
    89f6:	test   %rax,%rax
    89f9:	je     8ac4 <f55+0x3634>
    89ff:	mov    -0xb4(%rbp),%ecx
    8a05:	mov    %ecx,%ebx
    8a07:	nopw   0x0(%rax,%rax,1)
    8a10:	mov    %eax,%ecx
    8a12:	imul   %r13,%rcx
    8a16:	dec    %ebx
    8a18:	shr    $0x23,%rcx
    8a1c:	imul   $0xf6,%ecx,%edx
    8a22:	add    %eax,%edx
    8a24:	or     $0x30,%dl
    8a27:	mov    %dl,(%r14,%rbx,1)
    8a2b:	cmp    $0x9,%rax
    8a2f:	mov    %rcx,%rax
    8a32:	ja     8a10 <f55+0x3580>
    8a34:	mov    %edi,-0x60(%rbp)
    8a37:	cmp    %r9d,%edi
    8a3a:	jne    8ae3 <f55+0x3653>
    8a40:	mov    -0x50(%rbp),%rax
    8a44:	testb  $0x20,(%r14,%rax,1)
    8a49:	jne    8a79 <f55+0x35e9>
    8a4b:	mov    $0x1,%ecx
    8a50:	mov    %r11,%rdi
    8a53:	mov    %r14,%rsi
    8a56:	mov    %ebx,%edx
    8a58:	mov    %r11,%r13
    8a5b:	mov    %r10,-0x48(%rbp)
    8a5f:	vzeroupper
    8a62:	call   49e0 <f45>
    8a67:	mov    -0x60(%rbp),%edi
    8a6a:	mov    -0x58(%rbp),%r9
    8a6e:	mov    -0x48(%rbp),%r10
    8a72:	mov    -0x2c(%rbp),%r8d
    8a76:	mov    %r13,%r11
    8a79:	inc    %ebx
    8a7b:	mov    %r10d,%eax
    8a7e:	or     -0x64(%rbp),%eax
    8a81:	je     8b70 <f55+0x36e0>
    8a87:	mov    -0x50(%rbp),%rax
    8a8b:	testb  $0x20,(%r14,%rax,1)
    8a90:	jne    8b70 <f55+0x36e0>
    8a96:	mov    $0x10012d,%edx
    8a9b:	mov    $0x1,%ecx
    8aa0:	mov    %r11,%rdi
    8aa3:	mov    %r14,%rsi
    8aa6:	mov    %r10,%r13
    8aa9:	vzeroupper
    8aac:	call   49e0 <f45>
    8ab1:	mov    -0x60(%rbp),%edi
    8ab4:	mov    -0x58(%rbp),%r9
    8ab8:	mov    -0x2c(%rbp),%r8d
    8abc:	mov    %r13,%r10
    8abf:	jmp    8b70 <f55+0x36e0>
    8ac4:	mov    -0x70(%rbp),%rax
    8ac8:	mov    -0x100(%rbp),%ecx
    8ace:	movb   $0x30,0x1e8(%rax)
    8ad5:	mov    %ecx,%ebx
    8ad7:	mov    %edi,-0x60(%rbp)
    8ada:	cmp    %r9d,%edi
    8add:	je     8a40 <f55+0x35b0>
    8ae3:	mov    -0x7c(%rbp),%esi
    8ae6:	mov    %esi,%eax
    8ae8:	sub    %ebx,%eax
    8aea:	jae    8b70 <f55+0x36e0>
    8af0:	mov    %ebx,%edx
    8af2:	and    $0x7,%edx
    8af5:	je     8b4d <f55+0x36bd>
    8af7:	lea    -0x1(%rbx),%ecx
    8afa:	movb   $0x30,(%r14,%rcx,1)
    8aff:	cmp    $0x1,%edx
    8b02:	je     8b4f <f55+0x36bf>
    8b04:	lea    -0x2(%rbx),%ecx
    8b07:	movb   $0x30,(%r14,%rcx,1)
    8b0c:	cmp    $0x2,%edx
    8b0f:	je     8b4f <f55+0x36bf>
    8b11:	lea    -0x3(%rbx),%ecx
    8b14:	movb   $0x30,(%r14,%rcx,1)
    8b19:	cmp    $0x3,%edx
    8b1c:	je     8b4f <f55+0x36bf>
    8b1e:	lea    -0x4(%rbx),%ecx
    8b21:	movb   $0x30,(%r14,%rcx,1)
    8b26:	cmp    $0x4,%edx
    8b29:	je     8b4f <f55+0x36bf>
    8b2b:	lea    -0x5(%rbx),%ecx
    8b2e:	movb   $0x30,(%r14,%rcx,1)
    8b33:	cmp    $0x5,%edx
    8b36:	je     8b4f <f55+0x36bf>
    8b38:	lea    -0x6(%rbx),%ecx
    8b3b:	movb   $0x30,(%r14,%rcx,1)
    8b40:	cmp    $0x6,%edx
    8b43:	je     8b4f <f55+0x36bf>
    8b45:	add    $0xfffffff9,%ebx
    8b48:	movb   $0x30,(%r14,%rbx,1)
    8b4d:	mov    %ebx,%ecx
    8b4f:	mov    %ecx,%ebx
    8b51:	cmp    $0xfffffff8,%eax
    8b54:	movabs $0x3030303030303030,%rax
    8b5e:	ja     8b70 <f55+0x36e0>
    8b60:	add    $0xfffffff8,%ecx
    8b63:	mov    %rax,(%r14,%rcx,1)
    8b67:	mov    %ecx,%ebx
    8b69:	cmp    %esi,%ecx
    8b6b:	ja     8b60 <f55+0x36d0>
    8b6d:	nopl   (%rax)
    8b70:	mov    -0xb4(%rbp),%r13d
    8b77:	mov    -0x50(%rbp),%rax
    8b7b:	sub    %ebx,%r13d
    8b7e:	testb  $0x20,(%r14,%rax,1)
    8b83:	jne    8bb1 <f55+0x3721>
    8b85:	mov    -0x38(%rbp),%rdi
    8b89:	cmp    %r10d,%r13d
    8b8c:	mov    %r10d,%ecx
    8b8f:	mov    %ebx,%edx
    8b91:	mov    %r14,%rsi
    8b94:	mov    %r10,%rbx
    8b97:	cmovl  %r13d,%ecx
    8b9b:	vzeroupper
    8b9e:	call   49e0 <f45>
    8ba3:	mov    -0x60(%rbp),%edi
    8ba6:	mov    -0x58(%rbp),%r9
    8baa:	mov    -0x2c(%rbp),%r8d
    8bae:	mov    %rbx,%r10
    8bb1:	sub    %r13d,%r10d
    8bb4:	add    $0x4,%edi
    8bb7:	cmp    -0x90(%rbp),%edi
    8bbd:	jae    8d5b <f55+0x38cb>
    8bc3:	mov    -0x38(%rbp),%r11
    8bc7:	mov    $0xcccccccd,%r13d
    8bcd:	test   %r10d,%r10d
    8bd0:	jns    89f0 <f55+0x3560>
    8bd6:	jmp    8d5f <f55+0x38cf>
    8bdb:	cmpl   $0x0,-0x90(%rbp)
    8be2:	je     8c13 <f55+0x3783>
    8be4:	mov    -0x50(%rbp),%rax
    8be8:	testb  $0x20,(%r14,%rax,1)
    8bed:	jne    8c13 <f55+0x3783>
    8bef:	mov    $0x10012d,%edx
    8bf4:	mov    $0x1,%ecx
    8bf9:	mov    %r11,%rdi
    8bfc:	mov    %r14,%rsi
    8bff:	vzeroupper
    8c02:	call   49e0 <f45>
    8c07:	mov    -0x48(%rbp),%r10
    8c0b:	mov    -0x38(%rbp),%r11
    8c0f:	mov    -0x2c(%rbp),%r8d
    8c13:	test   %r10d,%r10d
    8c16:	jle    8d2d <f55+0x389d>
    8c1c:	mov    %r10d,%edi
    8c1f:	cmp    -0x88(%rbp),%ebx
    8c25:	jae    8d2d <f55+0x389d>
    8c2b:	nopl   0x0(%rax,%rax,1)
    8c30:	mov    %ebx,%eax
    8c32:	mov    (%r14,%rax,1),%ecx
    8c36:	mov    -0xb4(%rbp),%eax
    8c3c:	mov    %rdi,-0x48(%rbp)
    8c40:	test   %rcx,%rcx
    8c43:	je     8c7a <f55+0x37ea>
    8c45:	mov    -0xb4(%rbp),%eax
    8c4b:	nopl   0x0(%rax,%rax,1)
    8c50:	mov    %ecx,%edx
    8c52:	imul   %r13,%rdx
    8c56:	dec    %eax
    8c58:	shr    $0x23,%rdx
    8c5c:	imul   $0xf6,%edx,%esi
    8c62:	add    %ecx,%esi
    8c64:	or     $0x30,%sil
    8c68:	mov    %sil,(%r14,%rax,1)
    8c6c:	cmp    $0x9,%rcx
    8c70:	mov    %rdx,%rcx
    8c73:	ja     8c50 <f55+0x37c0>
    8c75:	cmp    -0x7c(%rbp),%eax
    8c78:	jbe    8ce0 <f55+0x3850>
    8c7a:	mov    -0x7c(%rbp),%ecx
    8c7d:	dec    %eax
    8c7f:	mov    $0x0,%esi
    8c84:	mov    %eax,%edx
    8c86:	mov    %eax,%r13d
    8c89:	sub    %ecx,%edx
    8c8b:	cmovb  %esi,%edx
    8c8e:	cmovae %ecx,%r13d
    8c92:	mov    $0x30,%esi
    8c97:	sub    %rdx,%rax
    8c9a:	inc    %rdx
    8c9d:	add    %r14,%rax
    8ca0:	mov    %rax,%rdi
    8ca3:	vzeroupper
    8ca6:	call   8cab <f55+0x381b>
    8cab:	mov    -0x48(%rbp),%rdi
    8caf:	mov    -0x2c(%rbp),%r8d
    8cb3:	mov    -0x38(%rbp),%r11
    8cb7:	mov    %r13d,%eax
    8cba:	mov    $0xcccccccd,%r13d
    8cc0:	mov    -0x50(%rbp),%rcx
    8cc4:	testb  $0x20,(%r14,%rcx,1)
    8cc9:	je     8ceb <f55+0x385b>
    8ccb:	lea    -0x9(%rdi),%r10d
    8ccf:	add    $0x4,%ebx
    8cd2:	cmp    -0x88(%rbp),%ebx
    8cd8:	jb     8d21 <f55+0x3891>
    8cda:	jmp    8d2d <f55+0x389d>
    8cdc:	nopl   0x0(%rax)
    8ce0:	mov    -0x50(%rbp),%rcx
    8ce4:	testb  $0x20,(%r14,%rcx,1)
    8ce9:	jne    8ccb <f55+0x383b>
    8ceb:	cmp    $0x9,%edi
    8cee:	mov    $0x9,%ecx
    8cf3:	mov    %r14,%rsi
    8cf6:	mov    %eax,%edx
    8cf8:	cmovb  %edi,%ecx
    8cfb:	mov    %r11,%rdi
    8cfe:	vzeroupper
    8d01:	call   49e0 <f45>
    8d06:	mov    -0x48(%rbp),%rdi
    8d0a:	mov    -0x38(%rbp),%r11
    8d0e:	mov    -0x2c(%rbp),%r8d
    8d12:	lea    -0x9(%rdi),%r10d
    8d16:	add    $0x4,%ebx
    8d19:	cmp    -0x88(%rbp),%ebx
    8d1f:	jae    8d2d <f55+0x389d>
    8d21:	cmp    $0x9,%edi
    8d24:	mov    %r10d,%edi
    8d27:	jg     8c30 <f55+0x37a0>
    8d2d:	add    $0x9,%r10d
    8d31:	mov    %r8d,%edx
    8d34:	mov    $0x9,%r8d
    8d3a:	movl   $0x0,0x120(%r11)
    8d45:	mov    %r11,%r13
    8d48:	mov    %r11,%rdi
    8d4b:	mov    %r14,%rsi
    8d4e:	mov    %r10d,%ecx
    8d51:	vzeroupper
    8d54:	call   9b90 <f57>
    8d59:	jmp    8db1 <f55+0x3921>
    8d5b:	mov    -0x38(%rbp),%r11
    8d5f:	add    $0x12,%r10d
    8d63:	mov    %r8d,%edx
    8d66:	mov    $0x12,%r8d
    8d6c:	movl   $0x0,0x120(%r11)
    8d77:	mov    %r11,%r13
    8d7a:	mov    %r11,%rdi
    8d7d:	mov    %r14,%rsi
    8d80:	mov    %r10d,%ecx
    8d83:	vzeroupper
    8d86:	call   9b90 <f57>
    8d8b:	mov    -0x50(%rbp),%rax
    8d8f:	testb  $0x20,(%r14,%rax,1)
    8d94:	jne    8db1 <f55+0x3921>
    8d96:	mov    -0x7c(%rbp),%ecx
    8d99:	mov    -0xd8(%rbp),%rdx
    8da0:	mov    -0x2c(%rbp),%r8d
    8da4:	mov    %r13,%rdi
    8da7:	mov    %r14,%rsi
    8daa:	sub    %edx,%ecx
    8dac:	call   49e0 <f45>
    8db1:	cmpl   $0x2000,-0x3c(%rbp)
    8db8:	mov    -0x2c(%rbp),%r9d
    8dbc:	mov    %r13,%r11
    8dbf:	jne    8e6c <f55+0x39dc>
    8dc5:	cmp    %r15d,-0x40(%rbp)
    8dc9:	jle    8e6c <f55+0x39dc>
    8dcf:	mov    -0x40(%rbp),%ebx
    8dd2:	sub    %r15d,%ebx
    8dd5:	je     8e44 <f55+0x39b4>
    8dd7:	mov    -0x78(%rbp),%rdx
    8ddb:	cmp    $0x100,%ebx
    8de1:	mov    $0x100,%r8d
    8de7:	mov    $0x20,%ecx
    8dec:	mov    %r11,%rdi
    8def:	cmovb  %ebx,%r8d
    8df3:	xor    %esi,%esi
    8df5:	call   8dfa <f55+0x396a>
    8dfa:	mov    -0x2c(%rbp),%r9d
    8dfe:	mov    %r13,%r11
    8e01:	cmp    $0x100,%ebx
    8e07:	jae    8e19 <f55+0x3989>
    8e09:	jmp    8e46 <f55+0x39b6>
    8e0b:	add    $0xffffff00,%ebx
    8e11:	cmp    $0xff,%ebx
    8e17:	jbe    8e46 <f55+0x39b6>
    8e19:	mov    -0x50(%rbp),%rax
    8e1d:	testb  $0x20,(%r14,%rax,1)
    8e22:	jne    8e0b <f55+0x397b>
    8e24:	mov    $0x100,%ecx
    8e29:	mov    -0x78(%rbp),%rdx
    8e2d:	mov    %r11,%rdi
    8e30:	mov    %r14,%rsi
    8e33:	mov    %r9d,%r8d
    8e36:	call   49e0 <f45>
    8e3b:	mov    -0x2c(%rbp),%r9d
    8e3f:	mov    %r13,%r11
    8e42:	jmp    8e0b <f55+0x397b>
    8e44:	xor    %ebx,%ebx
    8e46:	mov    -0x50(%rbp),%rax
    8e4a:	testb  $0x20,(%r14,%rax,1)
    8e4f:	jne    8e6c <f55+0x39dc>
    8e51:	mov    -0x78(%rbp),%rdx
    8e55:	mov    %r11,%rdi
    8e58:	mov    %r14,%rsi
    8e5b:	mov    %ebx,%ecx
    8e5d:	mov    %r9d,%r8d
    8e60:	call   49e0 <f45>
    8e65:	mov    -0x2c(%rbp),%r9d
    8e69:	mov    %r13,%r11
    8e6c:	mov    -0x40(%rbp),%eax
    8e6f:	cmp    %r15d,%eax
    8e72:	cmovg  %eax,%r15d
    8e76:	jmp    5719 <f55+0x289>
    8e7b:	mov    -0x38(%rbp),%r11
    8e7f:	mov    -0x40(%rbp),%ebx
    8e82:	mov    -0x190(%rbp),%rdx
    8e89:	add    -0xf4(%rbp),%edx
    8e8f:	jmp    8ea8 <f55+0x3a18>
    8e91:	mov    %edx,%eax
    8e93:	mov    (%r14,%rax,1),%ecx
    8e97:	add    $0xfffffffc,%edx
    8e9a:	inc    %ecx
    8e9c:	mov    %ecx,(%r14,%rax,1)
    8ea0:	cmp    $0x3b9ac9ff,%ecx
    8ea6:	jbe    8ec6 <f55+0x3a36>
    8ea8:	lea    0x4(%rdx),%eax
    8eab:	movl   $0x0,(%r14,%rax,1)
    8eb3:	cmp    %r9d,%edx
    8eb6:	jae    8e91 <f55+0x3a01>
    8eb8:	add    $0xfffffffc,%r9d
    8ebc:	movl   $0x0,(%r14,%r9,1)
    8ec4:	jmp    8e91 <f55+0x3a01>
    8ec6:	add    $0x4,%edx
    8ec9:	mov    -0x60(%rbp),%eax
    8ecc:	sub    %r9d,%eax
    8ecf:	sar    $0x2,%eax
    8ed2:	lea    (%rax,%rax,8),%r13d
    8ed6:	mov    %r9d,%eax
    8ed9:	mov    (%r14,%rax,1),%eax
    8edd:	cmp    $0xa,%eax
    8ee0:	jb     808e <f55+0x2bfe>
    8ee6:	mov    $0xa,%ecx
    8eeb:	add    %ecx,%ecx
    8eed:	inc    %r13d
    8ef0:	lea    (%rcx,%rcx,4),%ecx
    8ef3:	cmp    %ecx,%eax
    8ef5:	jae    8eeb <f55+0x3a5b>
    8ef7:	jmp    808e <f55+0x2bfe>
    8efc:	mov    %esi,%r8d
    8eff:	and    $0xffffff00,%r8d
    8f06:	sub    %r8d,%ecx
    8f09:	add    %r8d,%edx
    8f0c:	mov    %r8d,%r9d
    8f0f:	mov    %edi,%r10d
    8f12:	add    $0xffffff00,%edi
    8f18:	add    $0xffffff00,%r9d
    8f1f:	vmovdqu64 %zmm0,-0x3f(%r14,%r10,1)
    8f2a:	vmovdqu64 %zmm0,-0x7f(%r14,%r10,1)
    8f35:	vmovdqu64 %zmm0,-0xbf(%r14,%r10,1)
    8f40:	vmovdqu64 %zmm0,-0xff(%r14,%r10,1)
    8f4b:	jne    8f0f <f55+0x3a7f>
    8f4d:	mov    -0x48(%rbp),%r10
    8f51:	mov    -0x58(%rbp),%r9
    8f55:	cmp    %r8d,%esi
    8f58:	mov    -0x2c(%rbp),%r8d
    8f5c:	je     861e <f55+0x318e>
    8f62:	jmp    8583 <f55+0x30f3>
    8f67:	shl    $0x3,%edi
    8f6a:	sub    %edi,%edx
    8f6c:	jmp    7e50 <f55+0x29c0>
    8f71:	mov    0x4110(%r11),%eax
    8f78:	add    $0x1c,%eax
    8f7b:	movl   $0x4b,(%r14,%rax,1)
    8f83:	jmp    9187 <f55+0x3cf7>
    8f88:	test   %r9d,%r9d
    8f8b:	jne    918c <f55+0x3cfc>
    8f91:	cmpl   $0x0,-0xa4(%rbp)
    8f98:	je     90e7 <f55+0x3c57>
    8f9e:	mov    -0xe8(%rbp),%rbx
    8fa5:	mov    0x4(%r14,%rbx,1),%ecx
    8faa:	test   %ecx,%ecx
    8fac:	je     90ee <f55+0x3c5e>
    8fb2:	mov    -0x170(%rbp),%r12
    8fb9:	mov    -0xf8(%rbp),%r15d
    8fc0:	mov    %r11,%rdi
    8fc3:	mov    %r14,%rsi
    8fc6:	mov    %r11,%r13
    8fc9:	lea    0x10(%r12),%edx
    8fce:	mov    %r15d,%r8d
    8fd1:	call   91e0 <f56>
    8fd6:	mov    0x8(%r14,%rbx,1),%ecx
    8fdb:	test   %ecx,%ecx
    8fdd:	je     90f5 <f55+0x3c65>
    8fe3:	lea    0x20(%r12),%edx
    8fe8:	mov    %r13,%rdi
    8feb:	mov    %r14,%rsi
    8fee:	mov    %r15d,%r8d
    8ff1:	call   91e0 <f56>
    8ff6:	mov    0xc(%r14,%rbx,1),%ecx
    8ffb:	test   %ecx,%ecx
    8ffd:	je     90fc <f55+0x3c6c>
    9003:	lea    0x30(%r12),%edx
    9008:	mov    %r13,%rdi
    900b:	mov    %r14,%rsi
    900e:	mov    %r15d,%r8d
    9011:	call   91e0 <f56>
    9016:	mov    0x10(%r14,%rbx,1),%ecx
    901b:	test   %ecx,%ecx
    901d:	je     910e <f55+0x3c7e>
    9023:	lea    0x40(%r12),%edx
    9028:	mov    %r13,%rdi
    902b:	mov    %r14,%rsi
    902e:	mov    %r15d,%r8d
    9031:	call   91e0 <f56>
    9036:	mov    0x14(%r14,%rbx,1),%ecx
    903b:	test   %ecx,%ecx
    903d:	je     9122 <f55+0x3c92>
    9043:	lea    0x50(%r12),%edx
    9048:	mov    %r13,%rdi
    904b:	mov    %r14,%rsi
    904e:	mov    %r15d,%r8d
    9051:	call   91e0 <f56>
    9056:	mov    0x18(%r14,%rbx,1),%ecx
    905b:	test   %ecx,%ecx
    905d:	je     9129 <f55+0x3c99>
    9063:	lea    0x60(%r12),%edx
    9068:	mov    %r13,%rdi
    906b:	mov    %r14,%rsi
    906e:	mov    %r15d,%r8d
    9071:	call   91e0 <f56>
    9076:	mov    0x1c(%r14,%rbx,1),%ecx
    907b:	test   %ecx,%ecx
    907d:	je     9130 <f55+0x3ca0>
    9083:	lea    0x70(%r12),%edx
    9088:	mov    %r13,%rdi
    908b:	mov    %r14,%rsi
    908e:	mov    %r15d,%r8d
    9091:	call   91e0 <f56>
    9096:	mov    0x20(%r14,%rbx,1),%ecx
    909b:	test   %ecx,%ecx
    909d:	je     9137 <f55+0x3ca7>
    90a3:	lea    0x80(%r12),%edx
    90ab:	mov    %r13,%rdi
    90ae:	mov    %r14,%rsi
    90b1:	mov    %r15d,%r8d
    90b4:	call   91e0 <f56>
    90b9:	mov    0x24(%r14,%rbx,1),%ecx
    90be:	test   %ecx,%ecx
    90c0:	je     913e <f55+0x3cae>
    90c2:	add    $0x90,%r12d
    90c9:	mov    %r13,%rdi
    90cc:	mov    %r14,%rsi
    90cf:	mov    %r15d,%r8d
    90d2:	mov    %r12d,%edx
    90d5:	call   91e0 <f56>
    90da:	mov    $0x1,%ecx
    90df:	mov    %r13,%r11
    90e2:	jmp    918c <f55+0x3cfc>
    90e7:	xor    %ecx,%ecx
    90e9:	jmp    918c <f55+0x3cfc>
    90ee:	mov    $0x4,%eax
    90f3:	jmp    9143 <f55+0x3cb3>
    90f5:	mov    $0x8,%eax
    90fa:	jmp    9143 <f55+0x3cb3>
    90fc:	mov    $0xc,%eax
    9101:	jmp    9143 <f55+0x3cb3>
    9103:	mov    -0x38(%rbp),%r11
    9107:	xor    %ecx,%ecx
    9109:	jmp    918c <f55+0x3cfc>
    910e:	mov    $0x10,%eax
    9113:	jmp    9143 <f55+0x3cb3>
    9115:	add    $0x1c,%esi
    9118:	movl   $0x54,(%r14,%rsi,1)
    9120:	jmp    9187 <f55+0x3cf7>
    9122:	mov    $0x14,%eax
    9127:	jmp    9143 <f55+0x3cb3>
    9129:	mov    $0x18,%eax
    912e:	jmp    9143 <f55+0x3cb3>
    9130:	mov    $0x1c,%eax
    9135:	jmp    9143 <f55+0x3cb3>
    9137:	mov    $0x20,%eax
    913c:	jmp    9143 <f55+0x3cb3>
    913e:	mov    $0x24,%eax
    9143:	mov    -0x38(%rbp),%r11
    9147:	nopw   0x0(%rax,%rax,1)
    9150:	mov    -0xe8(%rbp),%rcx
    9157:	add    %eax,%ecx
    9159:	cmpl   $0x0,(%r14,%rcx,1)
    915e:	jne    9171 <f55+0x3ce1>
    9160:	add    $0x4,%rax
    9164:	mov    $0x1,%ecx
    9169:	cmp    $0x28,%rax
    916d:	jne    9150 <f55+0x3cc0>
    916f:	jmp    918c <f55+0x3cfc>
    9171:	mov    -0x38(%rbp),%r11
    9175:	mov    0x4110(%r11),%eax
    917c:	add    $0x1c,%eax
    917f:	movl   $0x16,(%r14,%rax,1)
    9187:	mov    $0xffffffff,%ecx
    918c:	mov    -0x180(%rbp),%rax
    9193:	mov    %eax,0x4100(%r11)
    919a:	mov    %ecx,%eax
    919c:	add    $0x198,%rsp
    91a3:	pop    %rbx
    91a4:	pop    %r12
    91a6:	pop    %r13
    91a8:	pop    %r14
    91aa:	pop    %r15
    91ac:	pop    %rbp
    91ad:	vzeroupper
    91b0:	ret
    91b1:	mov    $0xd,%esi
    91b6:	mov    %r11,%rdi
    91b9:	call   91be <f55+0x3d2e>
    91be:	mov    $0x5,%esi
    91c3:	mov    %r11,%rdi
    91c6:	vzeroupper
    91c9:	call   91ce <f55+0x3d3e>
    91ce:	mov    $0x5,%esi
    91d3:	mov    %r11,%rdi
    91d6:	vzeroupper
    91d9:	call   91de <f55+0x3d4e>
    91de:	xchg   %ax,%ax

00000000000091e0 <f56>:
    91e0:	mov    0x4100(%rdi),%eax
    91e6:	add    $0xfffffff7,%ecx
    91e9:	lea    -0x10(%rax),%r9d
    91ed:	mov    %r9d,0x4100(%rdi)
    91f4:	cmp    $0x11,%ecx
    91f7:	ja     93d8 <f56+0x1f8>
    91fd:	lea    0x0(%rip),%r10        # 9204 <f56+0x24>
    9204:	movslq (%r10,%rcx,4),%rcx
    9208:	add    %r10,%rcx
    920b:	jmp    *%rcx
    920d:	mov    %r8d,%ecx
    9210:	mov    (%rsi,%rcx,1),%r8d
    9214:	add    $0x7,%r8d
    9218:	and    $0xfffffff8,%r8d
    921c:	mov    %r8d,%r9d
    921f:	add    $0x8,%r9d
    9223:	mov    %r9d,(%rsi,%rcx,1)
    9227:	mov    (%rsi,%r8,1),%rcx
    922b:	mov    %edx,%edx
    922d:	mov    %rcx,(%rsi,%rdx,1)
    9231:	mov    %eax,0x4100(%rdi)
    9237:	ret
    9238:	mov    %r8d,%ecx
    923b:	mov    (%rsi,%rcx,1),%r8d
    923f:	lea    0x4(%r8),%r9d
    9243:	mov    %r9d,(%rsi,%rcx,1)
    9247:	mov    (%rsi,%r8,1),%ecx
    924b:	mov    %edx,%edx
    924d:	mov    %rcx,(%rsi,%rdx,1)
    9251:	mov    %eax,0x4100(%rdi)
    9257:	ret
    9258:	mov    %r8d,%ecx
    925b:	mov    (%rsi,%rcx,1),%r8d
    925f:	lea    0x4(%r8),%r9d
    9263:	mov    %r9d,(%rsi,%rcx,1)
    9267:	movslq (%rsi,%r8,1),%rcx
    926b:	mov    %edx,%edx
    926d:	mov    %rcx,(%rsi,%rdx,1)
    9271:	mov    %eax,0x4100(%rdi)
    9277:	ret
    9278:	push   %r15
    927a:	push   %r14
    927c:	push   %rbx
    927d:	mov    %r8d,%ecx
    9280:	mov    (%rsi,%rcx,1),%r8d
    9284:	mov    $0xb34,%r11d
    928a:	add    $0x7,%r8d
    928e:	and    $0xfffffff8,%r8d
    9292:	mov    %r8d,%r10d
    9295:	add    $0x8,%r10d
    9299:	mov    %r10d,(%rsi,%rcx,1)
    929d:	mov    $0x34,%r10b
    92a0:	mov    (%rsi,%r8,1),%r8
    92a4:	mov    0x4100(%rdi),%ecx
    92aa:	lea    -0x10(%rcx),%ebx
    92ad:	bzhi   %r10,%r8,%r10
    92b2:	bextr  %r11,%r8,%r14
    92b7:	mov    %ebx,0x4100(%rdi)
    92bd:	cmp    $0x7ff,%r14
    92c4:	je     93df <f56+0x1ff>
    92ca:	test   %r14,%r14
    92cd:	jne    93f2 <f56+0x212>
    92d3:	test   %r10,%r10
    92d6:	je     9406 <f56+0x226>
    92dc:	lzcnt  %r10,%r15
    92e1:	mov    %r10,%r14
    92e4:	shr    $0x31,%r14
    92e8:	lea    0x31(%r15),%r11d
    92ec:	je     9411 <f56+0x231>
    92f2:	mov    $0xf,%r14b
    92f5:	shlx   %r11,%r10,%r11
    92fa:	sub    %r15b,%r14b
    92fd:	shrx   %r14,%r10,%r14
    9302:	jmp    9419 <f56+0x239>
    9307:	mov    %r8d,%ecx
    930a:	mov    (%rsi,%rcx,1),%r8d
    930e:	lea    0x4(%r8),%r9d
    9312:	mov    %r9d,(%rsi,%rcx,1)
    9316:	movzbl (%rsi,%r8,1),%ecx
    931b:	mov    %edx,%edx
    931d:	mov    %rcx,(%rsi,%rdx,1)
    9321:	mov    %eax,0x4100(%rdi)
    9327:	ret
    9328:	mov    %r8d,%ecx
    932b:	mov    (%rsi,%rcx,1),%r8d
    932f:	lea    0x4(%r8),%r9d
    9333:	mov    %r9d,(%rsi,%rcx,1)
    9337:	movzwl (%rsi,%r8,1),%ecx
    933c:	mov    %edx,%edx
    933e:	mov    %rcx,(%rsi,%rdx,1)
    9342:	mov    %eax,0x4100(%rdi)
    9348:	ret
    9349:	mov    %r8d,%ecx
    934c:	mov    (%rsi,%rcx,1),%r8d
    9350:	lea    0x4(%r8),%r9d
    9354:	mov    %r9d,(%rsi,%rcx,1)
    9358:	movsbq (%rsi,%r8,1),%rcx
    935d:	mov    %edx,%edx
    935f:	mov    %rcx,(%rsi,%rdx,1)
    9363:	mov    %eax,0x4100(%rdi)
    9369:	ret
    936a:	mov    %r8d,%ecx
    936d:	mov    (%rsi,%rcx,1),%r8d
    9371:	mov    %edx,%edx
    9373:	lea    0x4(%r8),%r9d
    9377:	mov    %r9d,(%rsi,%rcx,1)
    937b:	mov    (%rsi,%r8,1),%ecx
    937f:	mov    %ecx,(%rsi,%rdx,1)
    9382:	mov    %eax,0x4100(%rdi)
    9388:	ret
    9389:	mov    %r8d,%ecx
    938c:	mov    (%rsi,%rcx,1),%r8d
    9390:	lea    0x4(%r8),%r9d
    9394:	mov    %r9d,(%rsi,%rcx,1)
    9398:	movswq (%rsi,%r8,1),%rcx
    939d:	mov    %edx,%edx
    939f:	mov    %rcx,(%rsi,%rdx,1)
    93a3:	mov    %eax,0x4100(%rdi)
    93a9:	ret
    93aa:	mov    %r8d,%ecx
    93ad:	mov    (%rsi,%rcx,1),%r8d
    93b1:	mov    %edx,%edx
    93b3:	add    $0xf,%r8d
    93b7:	and    $0xfffffff0,%r8d
    93bb:	mov    %r8d,%r9d
    93be:	add    $0x10,%r9d
    93c2:	mov    %r9d,(%rsi,%rcx,1)
    93c6:	mov    (%rsi,%r8,1),%rcx
    93ca:	mov    %rcx,(%rsi,%rdx,1)
    93ce:	mov    0x8(%rsi,%r8,1),%rcx
    93d3:	mov    %rcx,0x8(%rsi,%rdx,1)
    93d8:	mov    %eax,0x4100(%rdi)
    93de:	ret
    93df:	mov    %r8,%r11
    93e2:	shr    $0x4,%r10
    93e6:	shl    $0x3c,%r11
    93ea:	mov    $0x7fff,%r14d
    93f0:	jmp    943b <f56+0x25b>
    93f2:	mov    %r8,%r11
    93f5:	shr    $0x4,%r10
    93f9:	shl    $0x3c,%r11
    93fd:	add    $0x3c00,%r14
    9404:	jmp    943b <f56+0x25b>
    9406:	xor    %r11d,%r11d
    9409:	xor    %r14d,%r14d
    940c:	xor    %r10d,%r10d
    940f:	jmp    943b <f56+0x25b>
    9411:	shlx   %r11,%r10,%r14
    9416:	xor    %r11d,%r11d
    9419:	mov    %ebx,%r10d
    941c:	mov    %r11,(%rsi,%r10,1)
    9420:	mov    %r14,0x8(%rsi,%r10,1)
    9425:	movabs $0x1000000000000,%r10
    942f:	xor    %r14,%r10
    9432:	mov    $0x3c0c,%r14d
    9438:	sub    %r15,%r14
    943b:	movabs $0x8000000000000000,%rbx
    9445:	shl    $0x30,%r14
    9449:	mov    %r9d,%r9d
    944c:	mov    %r11,(%rsi,%r9,1)
    9450:	mov    %edx,%edx
    9452:	and    %rbx,%r8
    9455:	or     %r14,%r8
    9458:	or     %r10,%r8
    945b:	mov    %r8,0x8(%rsi,%r9,1)
    9460:	mov    %ecx,0x4100(%rdi)
    9466:	mov    0x8(%rsi,%r9,1),%r8
    946b:	mov    %r8,0x8(%rsi,%rdx,1)
    9470:	mov    (%rsi,%r9,1),%rcx
    9474:	mov    %rcx,(%rsi,%rdx,1)
    9478:	pop    %rbx
    9479:	pop    %r14
    947b:	pop    %r15
    947d:	mov    %eax,0x4100(%rdi)
    9483:	ret
    9484:	data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000009490 <f69>:
    9490:	push   %r15
    9492:	push   %r14
    9494:	push   %r13
    9496:	push   %r12
    9498:	push   %rbx
    9499:	mov    %r9,%r14
    949c:	mov    0x120(%rdi),%r9
    94a3:	mov    0x4100(%rdi),%r13d
    94aa:	xor    %r12d,%r12d
    94ad:	test   %rcx,%rcx
    94b0:	movabs $0x7fff000000000000,%r15
    94ba:	movabs $0x7fffffffffffffff,%r11
    94c4:	mov    %rcx,-0x18(%rsp)
    94c9:	mov    %r8,%rax
    94cc:	mov    $0x3f,%bl
    94ce:	mov    %r8,-0x20(%rsp)
    94d3:	sete   %r12b
    94d7:	lea    -0x1(%r15),%rcx
    94db:	and    %r11,%rax
    94de:	xor    %r10d,%r10d
    94e1:	cmp    %rcx,%rax
    94e4:	seta   %r10b
    94e8:	and    %r8,%r11
    94eb:	cmove  %r12d,%r10d
    94ef:	lea    -0x70(%r13),%eax
    94f3:	bzhi   %rbx,%r9,%rbx
    94f8:	mov    %eax,-0x2c(%rsp)
    94fc:	mov    %eax,0x4100(%rdi)
    9502:	test   %r10d,%r10d
    9505:	jne    9621 <f69+0x191>
    950b:	xor    %r10d,%r10d
    950e:	test   %r14,%r14
    9511:	lea    -0x1(%rbx),%r15
    9515:	mov    %r13,%rax
    9518:	setne  %r10b
    951c:	xor    %r13d,%r13d
    951f:	cmp    %rcx,%r15
    9522:	movabs $0x7fff000000000000,%r15
    952c:	setb   %r13b
    9530:	cmp    $0x1,%rbx
    9534:	cmovae %r13d,%r10d
    9538:	mov    %rax,%r13
    953b:	test   %r10b,%r10b
    953e:	je     9621 <f69+0x191>
    9544:	mov    -0x18(%rsp),%rcx
    9549:	xor    %r10d,%r10d
    954c:	mov    -0x20(%rsp),%rax
    9551:	mov    %edx,-0x30(%rsp)
    9555:	mov    %r13,-0x38(%rsp)
    955a:	mov    $0x30,%r8b
    955d:	mov    %rsi,-0x28(%rsp)
    9562:	mov    %rdi,-0x10(%rsp)
    9567:	cmp    %rcx,%r14
    956a:	mov    %rcx,%r15
    956d:	seta   %r10b
    9571:	xor    %edx,%edx
    9573:	cmp    %r11,%rbx
    9576:	mov    %r9,%r11
    9579:	seta   %dl
    957c:	cmove  %r10d,%edx
    9580:	mov    %rax,%r10
    9583:	test   %dl,%dl
    9585:	cmovne %r9,%r10
    9589:	cmovne %rax,%r11
    958d:	cmovne %r14,%r15
    9591:	mov    %r11,%rbx
    9594:	shr    $0x30,%rbx
    9598:	mov    %r10,%r13
    959b:	shr    $0x30,%r13
    959f:	bzhi   %r8,%r10,%r12
    95a4:	and    $0x7fff,%ebx
    95aa:	and    $0x7fff,%r13d
    95b1:	jne    9728 <f69+0x298>
    95b7:	mov    -0x38(%rsp),%rax
    95bc:	mov    %r10,%rdi
    95bf:	xor    %r10d,%r10d
    95c2:	test   %r12,%r12
    95c5:	mov    %r12,%r13
    95c8:	sete   %r10b
    95cc:	cmove  %r15,%r13
    95d0:	lzcnt  %r13,%r13
    95d5:	shl    $0x6,%r10d
    95d9:	lea    0x0(%r13,%r10,1),%esi
    95de:	lea    -0xf(%r13,%r10,1),%r10d
    95e3:	add    $0xfffffff0,%eax
    95e6:	test   $0x40,%r10b
    95ea:	jne    96f6 <f69+0x266>
    95f0:	test   %r10d,%r10d
    95f3:	je     96fe <f69+0x26e>
    95f9:	mov    %esi,-0x4(%rsp)
    95fd:	mov    %eax,%esi
    95ff:	mov    $0xf,%al
    9601:	shlx   %r10,%r12,%r12
    9606:	sub    %r13b,%al
    9609:	shrx   %rax,%r15,%rax
    960e:	shlx   %r10,%r15,%r15
    9613:	or     %rax,%r12
    9616:	mov    %esi,%eax
    9618:	mov    -0x4(%rsp),%esi
    961c:	jmp    96fe <f69+0x26e>
    9621:	xor    %r10d,%r10d
    9624:	cmp    %r15,%r11
    9627:	setb   %r10b
    962b:	cmove  %r12d,%r10d
    962f:	test   %r10d,%r10d
    9632:	je     9693 <f69+0x203>
    9634:	mov    -0x18(%rsp),%r8
    9639:	xor    %eax,%eax
    963b:	test   %r14,%r14
    963e:	sete   %al
    9641:	xor    %r10d,%r10d
    9644:	cmp    %r15,%rbx
    9647:	setb   %r10b
    964b:	cmovne %r10d,%eax
    964f:	test   %al,%al
    9651:	je     96af <f69+0x21f>
    9653:	mov    %r11,%rax
    9656:	xor    %r15,%rax
    9659:	or     %r8,%rax
    965c:	je     96c4 <f69+0x234>
    965e:	mov    %rbx,%rax
    9661:	xor    %r15,%rax
    9664:	or     %r14,%rax
    9667:	je     96bc <f69+0x22c>
    9669:	mov    %rbx,%rax
    966c:	or     %r14,%rax
    966f:	mov    %r11,%r10
    9672:	or     %r8,%r10
    9675:	je     9853 <f69+0x3c3>
    967b:	test   %rax,%rax
    967e:	jne    9544 <f69+0xb4>
    9684:	mov    -0x20(%rsp),%r9
    9689:	mov    -0x18(%rsp),%r8
    968e:	jmp    9ad5 <f69+0x645>
    9693:	mov    -0x20(%rsp),%r9
    9698:	mov    -0x18(%rsp),%r8
    969d:	movabs $0x800000000000,%rax
    96a7:	or     %rax,%r9
    96aa:	jmp    9ad5 <f69+0x645>
    96af:	movabs $0x800000000000,%rcx
    96b9:	or     %rcx,%r9
    96bc:	mov    %r14,%r8
    96bf:	jmp    9ad5 <f69+0x645>
    96c4:	mov    -0x20(%rsp),%rcx
    96c9:	movabs $0x8000000000000000,%rax
    96d3:	xor    %r10d,%r10d
    96d6:	xor    %rcx,%r9
    96d9:	xor    %r9,%rax
    96dc:	movabs $0x7fff800000000000,%r9
    96e6:	or     %r14,%rax
    96e9:	cmovne %rcx,%r9
    96ed:	cmove  %r10,%r8
    96f1:	jmp    9ad5 <f69+0x645>
    96f6:	shlx   %r10,%r15,%r12
    96fb:	xor    %r15d,%r15d
    96fe:	mov    -0x28(%rsp),%r10
    9703:	mov    %eax,%eax
    9705:	mov    $0x10,%r13d
    970b:	sub    %esi,%r13d
    970e:	mov    %r15,(%r10,%rax,1)
    9712:	mov    %r12,0x8(%r10,%rax,1)
    9717:	mov    -0x2c(%rsp),%eax
    971b:	mov    0x60(%r10,%rax,1),%r15
    9720:	mov    0x68(%r10,%rax,1),%r12
    9725:	mov    %rdi,%r10
    9728:	test   %dl,%dl
    972a:	cmovne %rcx,%r14
    972e:	bzhi   %r8,%r11,%rcx
    9733:	test   %ebx,%ebx
    9735:	jne    97b6 <f69+0x326>
    9737:	mov    -0x38(%rsp),%rax
    973c:	mov    %r10,%rdi
    973f:	mov    %rcx,%r10
    9742:	lea    -0x20(%rax),%edx
    9745:	xor    %eax,%eax
    9747:	test   %rcx,%rcx
    974a:	sete   %al
    974d:	cmove  %r14,%r10
    9751:	lzcnt  %r10,%rbx
    9756:	shl    $0x6,%eax
    9759:	lea    -0xf(%rbx,%rax,1),%r10d
    975e:	lea    (%rbx,%rax,1),%r11d
    9762:	test   $0x40,%r10b
    9766:	jne    9785 <f69+0x2f5>
    9768:	test   %r10d,%r10d
    976b:	je     978d <f69+0x2fd>
    976d:	mov    $0xf,%al
    976f:	shlx   %r10,%rcx,%rcx
    9774:	sub    %bl,%al
    9776:	shrx   %rax,%r14,%rax
    977b:	shlx   %r10,%r14,%r14
    9780:	or     %rax,%rcx
    9783:	jmp    978d <f69+0x2fd>
    9785:	shlx   %r10,%r14,%rcx
    978a:	xor    %r14d,%r14d
    978d:	mov    -0x28(%rsp),%rsi
    9792:	mov    %edx,%eax
    9794:	mov    $0x10,%ebx
    9799:	mov    %rdi,%r10
    979c:	sub    %r11d,%ebx
    979f:	mov    %r14,(%rsi,%rax,1)
    97a3:	mov    %rcx,0x8(%rsi,%rax,1)
    97a8:	mov    -0x2c(%rsp),%eax
    97ac:	mov    0x50(%rsi,%rax,1),%r14
    97b1:	mov    0x58(%rsi,%rax,1),%rcx
    97b6:	xor    -0x20(%rsp),%r9
    97bb:	shld   $0x3,%r14,%rcx
    97c0:	movabs $0x8000000000000,%rdx
    97ca:	shld   $0x3,%r15,%r12
    97cf:	shl    $0x3,%r14
    97d3:	mov    %r13d,%r8d
    97d6:	or     %rdx,%rcx
    97d9:	sub    %ebx,%r8d
    97dc:	je     981b <f69+0x38b>
    97de:	cmp    $0x7f,%r8d
    97e2:	ja     9813 <f69+0x383>
    97e4:	mov    -0x38(%rsp),%rax
    97e9:	mov    $0x80,%ebx
    97ee:	mov    %r10,-0x18(%rsp)
    97f3:	sub    %r8d,%ebx
    97f6:	lea    -0x30(%rax),%r11d
    97fa:	test   $0x40,%bl
    97fd:	jne    9866 <f69+0x3d6>
    97ff:	shlx   %rbx,%rcx,%r10
    9804:	shrx   %r8,%r14,%rax
    9809:	shlx   %rbx,%r14,%rbx
    980e:	or     %rax,%r10
    9811:	jmp    986d <f69+0x3dd>
    9813:	mov    $0x1,%r14d
    9819:	xor    %ecx,%ecx
    981b:	or     %rdx,%r12
    981e:	shl    $0x3,%r15
    9822:	test   %r9,%r9
    9825:	js     98f5 <f69+0x465>
    982b:	add    %r14,%r15
    982e:	adc    %rcx,%r12
    9831:	bt     $0x34,%r12
    9836:	jae    9988 <f69+0x4f8>
    983c:	shrd   $0x1,%r12,%r15
    9841:	and    $0x1,%r14d
    9845:	inc    %r13d
    9848:	shr    %r12
    984b:	or     %r14,%r15
    984e:	jmp    9988 <f69+0x4f8>
    9853:	neg    %rax
    9856:	sbb    %rcx,%rcx
    9859:	or     -0x20(%rsp),%rcx
    985e:	and    %rcx,%r9
    9861:	jmp    96bc <f69+0x22c>
    9866:	shlx   %rbx,%r14,%r10
    986b:	xor    %ebx,%ebx
    986d:	mov    %r11d,%eax
    9870:	mov    -0x28(%rsp),%r11
    9875:	mov    -0x38(%rsp),%rsi
    987a:	mov    %rbx,(%r11,%rax,1)
    987e:	mov    %r10,0x8(%r11,%rax,1)
    9883:	lea    -0x40(%rsi),%r11d
    9887:	cmp    $0x40,%r8d
    988b:	jae    98a6 <f69+0x416>
    988d:	mov    %r8d,%eax
    9890:	shrx   %r8,%r14,%rbx
    9895:	neg    %al
    9897:	shlx   %rax,%rcx,%rax
    989c:	shrx   %r8,%rcx,%rcx
    98a1:	or     %rax,%rbx
    98a4:	jmp    98ad <f69+0x41d>
    98a6:	shrx   %r8,%rcx,%rbx
    98ab:	xor    %ecx,%ecx
    98ad:	mov    -0x28(%rsp),%r10
    98b2:	mov    %r11d,%eax
    98b5:	mov    $0x0,%r14d
    98bb:	mov    %rbx,(%r10,%rax,1)
    98bf:	mov    %rcx,0x8(%r10,%rax,1)
    98c4:	mov    -0x2c(%rsp),%eax
    98c8:	mov    0x48(%r10,%rax,1),%r8
    98cd:	mov    0x38(%r10,%rax,1),%rcx
    98d2:	or     0x40(%r10,%rax,1),%r8
    98d7:	setne  %r14b
    98db:	or     0x30(%r10,%rax,1),%r14
    98e0:	mov    -0x18(%rsp),%r10
    98e5:	or     %rdx,%r12
    98e8:	shl    $0x3,%r15
    98ec:	test   %r9,%r9
    98ef:	jns    982b <f69+0x39b>
    98f5:	cmp    %rcx,%r12
    98f8:	jne    990a <f69+0x47a>
    98fa:	cmp    %r14,%r15
    98fd:	jne    990a <f69+0x47a>
    98ff:	xor    %r8d,%r8d
    9902:	xor    %r9d,%r9d
    9905:	jmp    99d5 <f69+0x545>
    990a:	sub    %r14,%r15
    990d:	sbb    %rcx,%r12
    9910:	dec    %rdx
    9913:	cmp    %rdx,%r12
    9916:	ja     9988 <f69+0x4f8>
    9918:	mov    -0x38(%rsp),%rax
    991d:	xor    %ecx,%ecx
    991f:	test   %r12,%r12
    9922:	mov    %r12,%rsi
    9925:	sete   %cl
    9928:	cmove  %r15,%rsi
    992c:	lzcnt  %rsi,%r8
    9931:	shl    $0x6,%ecx
    9934:	or     %r8d,%ecx
    9937:	add    $0xfffffff4,%ecx
    993a:	lea    -0x50(%rax),%edx
    993d:	test   $0x40,%cl
    9940:	jne    995f <f69+0x4cf>
    9942:	test   %ecx,%ecx
    9944:	je     9967 <f69+0x4d7>
    9946:	mov    $0xc,%al
    9948:	shlx   %rcx,%r12,%r12
    994d:	sub    %r8b,%al
    9950:	shrx   %rax,%r15,%rax
    9955:	shlx   %rcx,%r15,%r15
    995a:	or     %rax,%r12
    995d:	jmp    9967 <f69+0x4d7>
    995f:	shlx   %rcx,%r15,%r12
    9964:	xor    %r15d,%r15d
    9967:	mov    -0x28(%rsp),%rsi
    996c:	mov    %edx,%eax
    996e:	sub    %ecx,%r13d
    9971:	mov    %r15,(%rsi,%rax,1)
    9975:	mov    %r12,0x8(%rsi,%rax,1)
    997a:	mov    -0x2c(%rsp),%eax
    997e:	mov    0x20(%rsi,%rax,1),%r15
    9983:	mov    0x28(%rsi,%rax,1),%r12
    9988:	movabs $0x8000000000000000,%rax
    9992:	and    %rax,%r10
    9995:	cmp    $0x7fff,%r13d
    999c:	jge    99c2 <f69+0x532>
    999e:	test   %r13d,%r13d
    99a1:	jle    99ed <f69+0x55d>
    99a3:	shl    $0x30,%r13
    99a7:	mov    -0x30(%rsp),%edx
    99ab:	mov    -0x28(%rsp),%rsi
    99b0:	mov    -0x10(%rsp),%rdi
    99b5:	or     %r13,%r10
    99b8:	mov    -0x38(%rsp),%r13
    99bd:	jmp    9a99 <f69+0x609>
    99c2:	movabs $0x7fff000000000000,%rax
    99cc:	xor    %r8d,%r8d
    99cf:	or     %rax,%r10
    99d2:	mov    %r10,%r9
    99d5:	mov    -0x30(%rsp),%edx
    99d9:	mov    -0x28(%rsp),%rsi
    99de:	mov    -0x10(%rsp),%rdi
    99e3:	mov    -0x38(%rsp),%r13
    99e8:	jmp    9ad5 <f69+0x645>
    99ed:	mov    -0x38(%rsp),%rax
    99f2:	lea    0x7f(%r13),%edx
    99f6:	lea    -0x60(%rax),%ecx
    99f9:	test   $0x40,%dl
    99fc:	jne    9a21 <f69+0x591>
    99fe:	mov    %r12,%r8
    9a01:	mov    %r15,%r9
    9a04:	test   %edx,%edx
    9a06:	je     9a29 <f69+0x599>
    9a08:	mov    $0x1,%al
    9a0a:	shlx   %rdx,%r12,%r8
    9a0f:	shlx   %rdx,%r15,%r9
    9a14:	sub    %r13b,%al
    9a17:	shrx   %rax,%r15,%rax
    9a1c:	or     %rax,%r8
    9a1f:	jmp    9a29 <f69+0x599>
    9a21:	shlx   %rdx,%r15,%r8
    9a26:	xor    %r9d,%r9d
    9a29:	mov    -0x28(%rsp),%rdx
    9a2e:	mov    %ecx,%eax
    9a30:	mov    %r9,(%rdx,%rax,1)
    9a34:	mov    %r8,0x8(%rdx,%rax,1)
    9a39:	mov    $0x1,%edx
    9a3e:	sub    %r13d,%edx
    9a41:	test   $0x40,%dl
    9a44:	jne    9a5d <f69+0x5cd>
    9a46:	dec    %r13b
    9a49:	shrx   %rdx,%r15,%rcx
    9a4e:	shlx   %r13,%r12,%rax
    9a53:	shrx   %rdx,%r12,%r12
    9a58:	or     %rax,%rcx
    9a5b:	jmp    9a65 <f69+0x5d5>
    9a5d:	shrx   %rdx,%r12,%rcx
    9a62:	xor    %r12d,%r12d
    9a65:	mov    -0x2c(%rsp),%eax
    9a69:	mov    -0x28(%rsp),%rsi
    9a6e:	xor    %r15d,%r15d
    9a71:	mov    -0x30(%rsp),%edx
    9a75:	mov    -0x10(%rsp),%rdi
    9a7a:	mov    -0x38(%rsp),%r13
    9a7f:	mov    %rcx,(%rsi,%rax,1)
    9a83:	mov    %r12,0x8(%rsi,%rax,1)
    9a88:	mov    0x18(%rsi,%rax,1),%r8
    9a8d:	or     0x10(%rsi,%rax,1),%r8
    9a92:	setne  %r15b
    9a96:	or     %rcx,%r15
    9a99:	mov    $0x3003,%eax
    9a9e:	bextr  %rax,%r12,%r9
    9aa3:	shld   $0x3d,%r15,%r12
    9aa8:	and    $0x7,%r15d
    9aac:	or     %r10,%r9
    9aaf:	cmp    $0x4,%r15d
    9ab3:	jne    9ac5 <f69+0x635>
    9ab5:	mov    %r12d,%r8d
    9ab8:	and    $0x1,%r8d
    9abc:	add    %r12,%r8
    9abf:	adc    $0x0,%r9
    9ac3:	jmp    9ad5 <f69+0x645>
    9ac5:	seta   %al
    9ac8:	movzbl %al,%eax
    9acb:	add    %rax,%r12
    9ace:	adc    $0x0,%r9
    9ad2:	mov    %r12,%r8
    9ad5:	mov    %edx,%edx
    9ad7:	mov    %r8,(%rsi,%rdx,1)
    9adb:	mov    %r9,0x8(%rsi,%rdx,1)
    9ae0:	mov    %r13d,0x4100(%rdi)
    9ae7:	pop    %rbx
    9ae8:	pop    %r12
    9aea:	pop    %r13
    9aec:	pop    %r14
    9aee:	pop    %r15
    9af0:	ret
    9af1:	data16 data16 data16 data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000009b00 <f78>:
    9b00:	push   %rbp
    9b01:	mov    %rsp,%rbp
    9b04:	push   %r15
    9b06:	push   %r14
    9b08:	push   %r13
    9b0a:	push   %r12
    9b0c:	push   %rbx
    9b0d:	push   %rax
    9b0e:	mov    %rdi,%rbx
    9b11:	cmp    %rbp,0x8(%rdi)
    9b15:	ja     9b77 <f78+0x77>
    9b17:	mov    0x4100(%rbx),%r13d
    9b1e:	movabs $0x8000000000000000,%rax
    9b28:	xor    0x120(%rbx),%rax
    9b2f:	mov    %edx,%r15d
    9b32:	mov    %rsi,%r14
    9b35:	mov    %rbx,%rdi
    9b38:	lea    -0x10(%r13),%r12d
    9b3c:	mov    %r12d,0x4100(%rbx)
    9b43:	mov    %r12d,%edx
    9b46:	mov    %rax,0x120(%rbx)
    9b4d:	call   9490 <f69>
    9b52:	vmovups (%r14,%r12,1),%xmm0
    9b58:	mov    %r15d,%eax
    9b5b:	vmovups %xmm0,(%r14,%rax,1)
    9b61:	mov    %r13d,0x4100(%rbx)
    9b68:	add    $0x8,%rsp
    9b6c:	pop    %rbx
    9b6d:	pop    %r12
    9b6f:	pop    %r13
    9b71:	pop    %r14
    9b73:	pop    %r15
    9b75:	pop    %rbp
    9b76:	ret
    9b77:	mov    $0xd,%esi
    9b7c:	mov    %rbx,%rdi
    9b7f:	call   9b84 <f78+0x84>
    9b84:	data16 data16 cs nopw 0x0(%rax,%rax,1)

0000000000009b90 <f57>:
    9b90:	push   %rbp
    9b91:	mov    %rsp,%rbp
    9b94:	push   %r15
    9b96:	push   %r14
    9b98:	push   %r13
    9b9a:	push   %r12
    9b9c:	push   %rbx
    9b9d:	sub    $0x18,%rsp
    9ba1:	mov    %edx,-0x2c(%rbp)
    9ba4:	mov    %rdi,%rbx
    9ba7:	cmp    %rbp,0x8(%rdi)
    9bab:	ja     9c80 <f57+0xf0>
    9bb1:	mov    0x4100(%rbx),%r14d
    9bb8:	mov    $0x12000,%eax
    9bbd:	and    0x120(%rbx),%eax
    9bc3:	mov    %ecx,%r15d
    9bc6:	sub    %r8d,%r15d
    9bc9:	lea    -0x100(%r14),%r13d
    9bd0:	mov    %r13d,0x4100(%rbx)
    9bd7:	jle    9c34 <f57+0xa4>
    9bd9:	test   %eax,%eax
    9bdb:	jne    9c34 <f57+0xa4>
    9bdd:	cmp    $0x100,%r15d
    9be4:	mov    $0x100,%r8d
    9bea:	mov    $0x30,%ecx
    9bef:	mov    %rsi,%r12
    9bf2:	mov    %r14,-0x38(%rbp)
    9bf6:	mov    %r13d,%edx
    9bf9:	mov    %rbx,%rdi
    9bfc:	cmovb  %r15d,%r8d
    9c00:	xor    %esi,%esi
    9c02:	call   9c07 <f57+0x77>
    9c07:	mov    -0x2c(%rbp),%r14d
    9c0b:	cmp    $0x100,%r15d
    9c12:	jae    9c60 <f57+0xd0>
    9c14:	testb  $0x20,(%r12,%r14,1)
    9c19:	mov    -0x38(%rbp),%r14
    9c1d:	jne    9c34 <f57+0xa4>
    9c1f:	mov    -0x2c(%rbp),%r8d
    9c23:	mov    %rbx,%rdi
    9c26:	mov    %r12,%rsi
    9c29:	mov    %r13d,%edx
    9c2c:	mov    %r15d,%ecx
    9c2f:	call   49e0 <f45>
    9c34:	mov    %r14d,0x4100(%rbx)
    9c3b:	add    $0x18,%rsp
    9c3f:	pop    %rbx
    9c40:	pop    %r12
    9c42:	pop    %r13
    9c44:	pop    %r14
    9c46:	pop    %r15
    9c48:	pop    %rbp
    9c49:	ret
    9c4a:	nopw   0x0(%rax,%rax,1)
    9c50:	add    $0xffffff00,%r15d
    9c57:	cmp    $0xff,%r15d
    9c5e:	jbe    9c14 <f57+0x84>
    9c60:	testb  $0x20,(%r12,%r14,1)
    9c65:	jne    9c50 <f57+0xc0>
    9c67:	mov    -0x2c(%rbp),%r8d
    9c6b:	mov    $0x100,%ecx
    9c70:	mov    %rbx,%rdi
    9c73:	mov    %r12,%rsi
    9c76:	mov    %r13d,%edx
    9c79:	call   49e0 <f45>
    9c7e:	jmp    9c50 <f57+0xc0>
    9c80:	mov    $0xd,%esi
    9c85:	mov    %rbx,%rdi
    9c88:	call   9c8d <f57+0xfd>

Disassembly of section .text.unlikely.:

0000000000000000 <f31>:
   0:	push   %rbp
   1:	mov    %rsp,%rbp
   4:	push   %rbx
   5:	push   %rax
   6:	cmp    %rbp,0x8(%rdi)
   a:	jbe    16 <f31+0x16>
   c:	mov    $0xd,%esi
  11:	call   16 <f31+0x16>
  16:	mov    %rdi,%rbx
  19:	call   1e <f31+0x1e>
  1e:	mov    %rbx,%rdi
  21:	xor    %esi,%esi
  23:	call   28 <.LCPI19_6>
