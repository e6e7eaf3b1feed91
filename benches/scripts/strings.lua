-- Strings: formatting, patterns, concatenation, tables keyed by strings, sorting.
local size = ...
size = size > 0 and size or 90000

local seen, words = {}, {}
for i = 1, size do
  local word = string.format("%s%d", ("abcdefgh"):sub(i % 8 + 1, i % 8 + 1), i * 7919 % 5003)
  seen[word] = (seen[word] or 0) + 1
end
for word, times in pairs(seen) do words[#words + 1] = word .. ":" .. times end
table.sort(words)
local text = table.concat(words, " ")
print(#text, words[1], words[#words])

local digits, vowels = 0, 0
for name, times in text:gmatch("(%a)%d+:(%d+)") do
  if name == "a" or name == "e" then vowels = vowels + 1 end
  digits = digits + tonumber(times)
end
local swapped, changes = text:gsub("(%a)(%d)", "%2%1")
print(digits, vowels, changes, swapped:find("7a", 1, true), swapped:upper():sub(-20))

local reversed = {}
for line in (text:gsub(" ", "\n") .. "\n"):gmatch("(.-)\n") do reversed[#reversed + 1] = line:reverse() end
table.sort(reversed, function(a, b) return a > b end)
local sum = 0
for i, line in ipairs(reversed) do
  for k = 1, #line do sum = (sum * 31 + line:byte(k) + i) % 1000003 end
end
print(#reversed, reversed[1], sum)
