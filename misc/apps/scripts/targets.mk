# For make: functions, pattern rules, parallel jobs, recursion, failures.
words := one two three
reverse = $(if $(1),$(call reverse,$(wordlist 2,$(words $(1)),$(1))) $(firstword $(1)))
.SILENT:
.PHONY: all fails again
all: $(words:%=$(DIR)/%.out)
	cat $^
	echo $(call reverse,$(words)) $(sort b a c a) $(patsubst %.c,%.o,x.c y.h) $(shell echo shell)
	$(MAKE) --no-print-directory -f $(firstword $(MAKEFILE_LIST)) again DEPTH=$(MAKELEVEL)
	$(foreach w,$(words),echo $(w) $(words $(w));)
$(DIR)/%.out: $(DIR)/%.in
	sed 's/^/$*: /' $< > $@
$(DIR)/%.in:
	mkdir -p $(DIR); echo $(@F) > $@
again:
	echo level $(MAKELEVEL) after $(DEPTH)
fails: $(DIR)/bad $(DIR)/good
	echo never
$(DIR)/bad:
	exit 3
$(DIR)/good:
	echo good
ifeq ($(words),one two three)
$(info words are as expected, $(origin words), $(flavor reverse))
endif
