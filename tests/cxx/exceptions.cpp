// Exceptions: through destructors, rethrown, nested, in threads, out of constructors, by type and hierarchy, with and without handlers.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <future>
#include <iostream>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <sys/wait.h>
#include <thread>
#include <typeinfo>
#include <unistd.h>
#include <vector>

struct Noisy {
	std::string name;
	explicit Noisy(std::string n) : name(std::move(n)) { std::cout << " +" << name; }
	~Noisy() { std::cout << " -" << name; if (std::uncaught_exceptions()) std::cout << '!'; }
};
struct Base { virtual ~Base() = default; virtual const char *who() const { return "base"; } };
struct Left : virtual Base { const char *who() const override { return "left"; } };
struct Right : virtual Base { long pad = 5; };
struct Both : Left, Right { const char *who() const override { return "both"; } };

[[gnu::noinline]] static int deep(int n, int fail)
{
	Noisy here("d" + std::to_string(n));
	if (n == fail) throw std::runtime_error("at " + std::to_string(n));
	return n ? deep(n - 1, fail) + 1 : 0;
}
static void section(const char *title) { std::cout << '\n' << title << ':'; }

static void catching()
{
	section("through destructors");
	try { deep(4, 1); } catch (const std::exception &e) { std::cout << " caught " << e.what(); }
	std::cout << ' ' << deep(2, 9);
	section("by type");
	auto pick = [](int i) {
		try {
			switch (i) {
			case 0: throw 5;
			case 1: throw 2.5;
			case 2: throw "text";
			case 3: throw std::string("string");
			case 4: throw Both();
			case 5: throw std::make_unique<int>(7);
			case 6: throw nullptr;
			case 7: throw std::bad_alloc();
			default: throw Right();
			}
		} catch (int x) { std::cout << " int " << x; }
		catch (double x) { std::cout << " double " << x; }
		catch (const char *x) { std::cout << " text " << (x ? x : "null"); }
		catch (std::string &x) { std::cout << ' ' << x; }
		catch (Left &x) { std::cout << " left " << x.who(); }
		catch (Base &x) { std::cout << ' ' << typeid(x).name() << ' ' << x.who(); }
		catch (std::exception &x) { std::cout << " exception " << typeid(x).name(); }
		catch (...) { std::cout << " other"; }
	};
	for (int i = 0; i < 9; i++) pick(i);
	section("again and nested");
	try {
		try { deep(2, 0); } catch (...) { Noisy n("rethrow"); throw; }
	} catch (std::runtime_error &e) { std::cout << " outer " << e.what(); }
	try {
		try { throw std::logic_error("inner"); }
		catch (...) { std::throw_with_nested(std::runtime_error("outer")); }
	} catch (std::exception &e) {
		std::cout << ' ' << e.what();
		try { std::rethrow_if_nested(e); } catch (std::exception &in) { std::cout << " of " << in.what(); }
	}
	try { try { throw 1; } catch (int) { try { throw 2; } catch (int x) { std::cout << " inner " << x; } throw; } } catch (int x) { std::cout << " still " << x; }
}

struct Member { Noisy a{"a"}, b{"b"}; std::vector<Noisy> v; Member() { v.reserve(2); v.emplace_back("v"); throw std::out_of_range("member"); } };
struct TryBlock { Noisy n; TryBlock() try : n("n") { throw 3; } catch (int) { std::cout << " seen"; } };

static void construction()
{
	section("constructors");
	try { Member m; } catch (std::out_of_range &e) { std::cout << ' ' << e.what(); }
	try { TryBlock t; } catch (int x) { std::cout << " again " << x; }
	section("arrays");
	static int made; struct Third { Third() { if (++made == 3) throw made; } ~Third() { std::cout << " ~"; } };
	try { auto p = new Third[5]; delete[] p; } catch (int x) { std::cout << ' ' << x; }
	section("library");
	try { std::vector<int>().at(5); } catch (std::out_of_range &) { std::cout << " at"; }
	try { (void)std::stoi("x"); } catch (std::invalid_argument &) { std::cout << " stoi"; }
	try { std::function<void()>()(); } catch (std::bad_function_call &) { std::cout << " call"; }
	try { Base b; (void)dynamic_cast<Left &>(b); } catch (std::bad_cast &) { std::cout << " cast"; }
	try { Base *b = nullptr; (void)typeid(*b).name(); } catch (std::bad_typeid &) { std::cout << " typeid"; }
	try { (void)::operator new(~std::size_t() / 2); } catch (std::bad_alloc &) { std::cout << " memory"; }
}

static void threads()
{
	section("threads");
	auto f = std::async(std::launch::async, [] { deep(1, 0); return 1; });
	try { f.get(); } catch (std::runtime_error &e) { std::cout << " from another: " << e.what(); }
	std::vector<std::thread> all; std::exception_ptr kept[4];
	for (int i = 0; i < 4; i++) all.emplace_back([i, &kept] {
		int sum = 0;
		for (int k = 0; k < 2000; k++) try { if (k % 3) throw k; throw std::string("s"); } catch (int x) { sum += x; } catch (std::string &) { sum--; }
		try { throw sum + i; } catch (...) { kept[i] = std::current_exception(); }
	});
	for (auto &t : all) t.join();
	for (auto &p : kept) try { std::rethrow_exception(p); } catch (int x) { std::cout << ' ' << x; }
	section("one thrown for another");
	std::exception_ptr p = std::make_exception_ptr(std::domain_error("d")); try { std::rethrow_exception(p); } catch (std::logic_error &e) { std::cout << ' ' << e.what(); }
}

static int ended(void (*run)())
{
	std::cout << std::flush; pid_t pid = fork(); if (!pid) { close(2); run(); _exit(0); } int s; waitpid(pid, &s, 0); return WIFEXITED(s) ? WEXITSTATUS(s) : 1000 + WTERMSIG(s);
}
static void nothing_catches() { throw 1; }
static void leaves_noexcept() noexcept { throw 1; }
static void throws_while_unwinding() { struct D { ~D() noexcept(false) { throw 2; } }; try { D d; throw 1; } catch (...) { _exit(7); } }
static void own_terminate() { std::set_terminate([] { _exit(std::current_exception() ? 9 : 8); }); throw 1; }

static void ends()
{
	section("ends"); std::cout << ' ' << ended(nothing_catches) << ' ' << ended(leaves_noexcept) << ' ' << ended(throws_while_unwinding) << ' ' << ended(own_terminate) << '\n';
}

int main()
{
	catching();
	construction();
	threads();
	ends();
	long sum = 0; for (int i = 0; i < 20000; i++) try { if (i & 1) throw i; } catch (int x) { sum += x; } std::cout << sum << '\n';
}
