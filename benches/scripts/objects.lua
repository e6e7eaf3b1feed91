-- Calls, closures, tables with methods, and the collector: queens, trees, a class with a metatable.
local size = ...
size = size > 0 and size or 15

local function queens(n)
  local columns, up, down, found = {}, {}, {}, 0
  local function place(row)
    if row > n then found = found + 1 return end
    for c = 1, n do
      if not (columns[c] or up[row + c] or down[row - c]) then
        columns[c], up[row + c], down[row - c] = true, true, true
        place(row + 1)
        columns[c], up[row + c], down[row - c] = nil, nil, nil
      end
    end
  end
  place(1)
  return found
end

local function tree(depth)
  if depth == 0 then return {} end
  return { tree(depth - 1), tree(depth - 1) }
end
local function count(t) return t[1] and 1 + count(t[1]) + count(t[2]) or 1 end

local Account = {}
Account.__index = Account
function Account.new(name) return setmetatable({ name = name, total = 0, last = 0 }, Account) end
function Account:add(n) self.total, self.last = self.total + n, n return self end

local function counter()
  local i = 0
  return function() i = i + 1 return i * i % 101 end
end

local function balance(n)
  local accounts, number, total = {}, counter(), 0
  for i = 1, n do accounts[i] = Account.new("account" .. i) end
  for _ = 1, n // 10 do
    for i, account in ipairs(accounts) do account:add(i % 7):add(number()) end
  end
  for _, account in pairs(accounts) do total = total + account.total + account.last end
  return total
end

for pass = 1, size do print(queens(size // 2), count(tree(size)), balance(size * 30 + pass)) end
