// The library: statics, run-time types, streams and their formats, containers, threads and what they wait with.
#include <algorithm>
#include <any>
#include <array>
#include <atomic>
#include <charconv>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <filesystem>
#include <fstream>
#include <functional>
#include <future>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <numeric>
#include <optional>
#include <queue>
#include <random>
#include <regex>
#include <set>
#include <shared_mutex>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <tuple>
#include <typeindex>
#include <typeinfo>
#include <unistd.h>
#include <unordered_map>
#include <variant>
#include <vector>

static void section(const char *title) { std::cout << '\n' << title << ':'; }

// Statics: made before main in the order of the file, or when they are first passed; destroyed in reverse.
struct Static {
	const char *name;
	explicit Static(const char *n) : name(n) { std::cout << " +" << name; }
	~Static() { std::cout << " -" << name << std::flush; }
};
static Static first("first"), second("second");
static int made_once;
static Static &lazy()
{
	static Static local("lazy");
	static int count = [] { std::this_thread::sleep_for(std::chrono::milliseconds(2)); return ++made_once; }();
	return count == 1 ? local : first;
}
static thread_local Static *mine;
struct PerThread {
	std::atomic<int> *gone = nullptr;
	~PerThread() { if (gone) ++*gone; }
};
static thread_local PerThread per_thread;

static void statics()
{
	section("statics");
	std::vector<std::thread> threads;
	std::atomic<int> same = 0, gone = 0;
	for (int i = 0; i < 8; i++) threads.emplace_back([&] {
		mine = &lazy();
		same += mine->name == std::string("lazy");
		per_thread.gone = &gone;
	});
	for (auto &t : threads) t.join();
	std::cout << " same " << same << " made " << made_once << " gone " << gone << " here " << (mine == nullptr);
}

// Run-time types, over a virtual base and beside it.
struct Shape { virtual ~Shape() = default; virtual double area() const = 0; };
struct Named { virtual ~Named() = default; std::string name = "named"; };
struct Square : virtual Shape { double side = 2; double area() const override { return side * side; } };
struct Solid : virtual Shape { };
struct Cube final : Square, Solid, private Named { Named *as_named() { return this; } double area() const override { return 6 * Square::area(); } };

static void types()
{
	section("types");
	std::unique_ptr<Shape> shape = std::make_unique<Cube>();
	std::cout << ' ' << typeid(*shape).name() << ' ' << shape->area() << ' ' << (dynamic_cast<Solid *>(shape.get()) != nullptr);
	std::cout << ' ' << (dynamic_cast<Named *>(shape.get()) == nullptr) << ' ' << (dynamic_cast<Cube *>(static_cast<Solid *>(dynamic_cast<Solid *>(shape.get()))) != nullptr);
	std::cout << ' ' << (dynamic_cast<Cube *>(dynamic_cast<Cube *>(shape.get())->as_named()) != nullptr) << ' ' << (dynamic_cast<void *>(shape.get()) == dynamic_cast<Cube *>(shape.get()));
	Square square;
	try { dynamic_cast<Cube &>(static_cast<Shape &>(square)); } catch (const std::bad_cast &) { std::cout << " bad cast"; }
	std::map<std::type_index, int> by_type{{typeid(int), 1}, {typeid(Shape), 2}};
	std::cout << ' ' << by_type.at(typeid(Shape)) << ' ' << by_type.count(typeid(long));
	std::any any = std::string("any");
	std::cout << ' ' << std::any_cast<std::string>(any) << ' ' << (std::any_cast<int>(&any) == nullptr);
	std::variant<int, std::string> variant = "variant";
	std::visit([](const auto &v) { std::cout << ' ' << v; }, variant);
	try { std::get<int>(variant); } catch (const std::bad_variant_access &) { std::cout << " bad access"; }
	std::cout << ' ' << std::optional<int>().value_or(4);
}

static void streams()
{
	section("streams");
	std::ostringstream out;
	out << std::hex << std::showbase << 255 << ' ' << std::oct << 8 << std::dec << ' ' << std::setw(8) << std::setfill('*') << -42 << ' ' << std::left << std::setw(6) << "ab" << '|';
	out << std::fixed << std::setprecision(3) << 3.14159 << ' ' << std::scientific << 12345.678 << ' ' << std::defaultfloat << 1e100 << ' ' << std::boolalpha << true << ' ' << 1.0L / 3;
	std::cout << ' ' << out.str();
	std::istringstream in("12 0x1f 3.5 word  rest of line\nnext");
	int decimal; double real; std::string word, line; int hex;
	in >> decimal >> std::hex >> hex >> std::dec >> real >> word;
	std::getline(in, line);
	std::cout << ' ' << decimal << ' ' << hex << ' ' << real << ' ' << word << " [" << line << "] " << bool(in >> line) << bool(in >> decimal) << in.eof();
	std::string path = "/tmp/wali-library-" + std::to_string(getpid());
	{ std::ofstream file(path, std::ios::binary); for (int i = 0; i < 2000; i++) file << i << '\n'; }
	{ std::fstream file(path, std::ios::in | std::ios::out); file.seekp(3); file << "XYZ"; file.seekg(0); std::getline(file, line); std::cout << ' ' << line; file >> line; std::cout << ' ' << line; }
	std::ifstream file(path);
	long sum = 0, lines = 0;
	for (std::string s; std::getline(file, s); lines++) sum += s.size();
	std::cout << ' ' << lines << ' ' << sum << ' ' << std::filesystem::file_size(path) << ' ' << std::filesystem::remove(path) << ' ' << std::ifstream(path).fail();
	std::cout << ' ' << std::filesystem::path("/a/b/../c.txt").lexically_normal().string() << ' ' << std::filesystem::path("x/y.tar.gz").extension().string();
}

static void containers()
{
	section("containers");
	std::map<std::string, int> words;
	std::istringstream text("the quick brown fox jumps over the lazy dog the end");
	for (std::string w; text >> w;) words[w]++;
	for (auto &[word, n] : words) if (n > 1) std::cout << ' ' << word << n;
	std::unordered_map<int, std::string> hashed;
	for (int i = 0; i < 1000; i++) hashed[i * 7919] = std::to_string(i);
	std::cout << ' ' << hashed.size() << ' ' << hashed[7919 * 500];
	std::vector<int> v(1000);
	std::mt19937 random(1);
	std::iota(v.begin(), v.end(), 0);
	for (size_t i = v.size(); --i;) std::swap(v[i], v[random() % (i + 1)]);
	std::cout << ' ' << v[0] << ' ' << v[999];
	std::sort(v.begin(), v.end(), std::greater<>());
	std::cout << ' ' << std::is_sorted(v.rbegin(), v.rend()) << ' ' << std::accumulate(v.begin(), v.end(), 0L) << ' ' << *std::lower_bound(v.rbegin(), v.rend(), 500);
	std::priority_queue<std::pair<int, char>> queue;
	for (char c : std::string("priority")) queue.emplace(c, c);
	for (; !queue.empty(); queue.pop()) std::cout << (queue.size() == 8 ? " " : "") << queue.top().second;
	std::string_view view = "a view of text";
	std::cout << ' ' << view.substr(view.find("of")) << ' ' << std::set<char>(view.begin(), view.end()).size();
	std::regex pattern("(\\w+)@(\\w+)\\.com");
	std::smatch match;
	std::string mail = "write to someone@example.com";
	std::cout << ' ' << std::regex_search(mail, match, pattern) << ' ' << match[1] << ' ' << std::regex_replace(mail, pattern, "$2");
	char digits[32] = {};
	auto end = std::to_chars(digits, digits + 32, 0.1).ptr;
	double back = 0;
	back = std::strtod(digits, nullptr) * 2;
	std::cout << ' ' << std::string_view(digits, end - digits) << ' ' << back;
	try { std::vector<int>().at(3); } catch (const std::out_of_range &) { std::cout << " out of range"; }
	try { std::stoi("none"); } catch (const std::invalid_argument &) { std::cout << " invalid"; }
}

static void threads()
{
	section("threads");
	std::mutex mutex;
	std::condition_variable changed;
	std::queue<int> work;
	bool done = false;
	std::atomic<long> sum = 0;
	std::vector<std::thread> workers;
	for (int i = 0; i < 4; i++) workers.emplace_back([&] {
		for (;;) {
			std::unique_lock lock(mutex);
			changed.wait(lock, [&] { return done || !work.empty(); });
			if (work.empty()) return;
			int n = work.front();
			work.pop();
			lock.unlock();
			sum += n;
		}
	});
	for (int i = 1; i <= 2000; i++) {
		{ std::lock_guard lock(mutex); work.push(i); }
		changed.notify_one();
	}
	{ std::lock_guard lock(mutex); done = true; }
	changed.notify_all();
	for (auto &t : workers) t.join();
	std::cout << ' ' << sum;

	std::vector<std::future<int>> answers;
	for (int i = 0; i < 8; i++) answers.push_back(std::async(std::launch::async, [i] { if (i == 5) throw std::runtime_error("five"); return i * i; }));
	for (auto &answer : answers) try { std::cout << ' ' << answer.get(); } catch (const std::exception &e) { std::cout << ' ' << e.what(); }

	std::shared_mutex shared;
	long value = 0, torn = 0;
	std::vector<std::thread> users;
	for (int i = 0; i < 4; i++) users.emplace_back([&, i] {
		for (int k = 0; k < 200; k++)
			if (i) { std::shared_lock lock(shared); if (value % 2) sum++; }
			else { std::unique_lock lock(shared); value++; torn += value % 2 == 0; value++; }
	});
	for (auto &t : users) t.join();
	std::cout << ' ' << value << ' ' << torn << ' ' << sum;

	std::timed_mutex timed;
	timed.lock();
	std::thread([&] { std::cout << ' ' << timed.try_lock_for(std::chrono::milliseconds(1)); }).join();
	std::promise<std::string> promise;
	auto future = promise.get_future();
	std::thread([p = std::move(promise)]() mutable { p.set_value_at_thread_exit("at exit"); }).detach();
	std::cout << ' ' << future.get();
	std::once_flag once;
	std::atomic<int> calls = 0;
	std::vector<std::thread> callers;
	for (int i = 0; i < 4; i++) callers.emplace_back([&] { std::call_once(once, [&] { calls++; }); });
	for (auto &t : callers) t.join();
	std::atomic<int> word = 0;
	std::thread waker([&] { word = 1; word.notify_all(); });
	word.wait(0);
	waker.join();
	std::cout << ' ' << calls << ' ' << word;
	auto start = std::chrono::steady_clock::now();
	std::this_thread::sleep_for(std::chrono::milliseconds(3));
	std::cout << ' ' << (std::chrono::steady_clock::now() - start >= std::chrono::milliseconds(3)) << ' ' << (std::thread::hardware_concurrency() > 0);
}

int main(int argc, char **argv)
{
	std::cout << "\nmain:" << argc << ' ' << argv[1];
	statics();
	types();
	streams();
	containers();
	threads();
	std::cout << std::endl;
	return 0;
}
