#include "facilitator/records/lines.h"

#include <sstream>

#include "facilitator/records/memory_store.h"
#include "support/random_history.h"

using namespace fv;

namespace {

std::string lines_of(const EventStore& store)
{
    std::ostringstream out;
    write_lines(store, out);
    return out.str();
}

Imported read_back(const std::string& text, EventStore& into)
{
    std::istringstream in(text);
    return read_lines(in, into);
}

/// A store with two events, a text and a tombstone, as lines.
std::vector<std::string> small_file()
{
    MemoryStore store;
    store.append(std::vector<Event>{test::event(1, 1, 1), test::event(2, 1, 2)});
    store.keep_text(content_hash("story"), "story");
    store.bury(std::vector<Tombstone>{{test::numbered(9, 2), 3}});
    std::istringstream in(lines_of(store));
    std::vector<std::string> lines;
    for (std::string line; std::getline(in, line);) lines.push_back(line);
    return lines;
}

std::string joined(const std::vector<std::string>& lines)
{
    std::string text;
    for (const std::string& line : lines) text += line + '\n';
    return text;
}

/// The file with one line replaced: which line is told, and what is told of it.
std::string told_of(std::size_t line, const std::string& replaced_by)
{
    std::vector<std::string> lines = small_file();
    lines.at(line - 1) = replaced_by;
    MemoryStore into;
    const Imported imported = read_back(joined(lines), into);
    CHECK(test::all_of(into).empty());
    CHECK(into.tombstones().empty());
    REQUIRE(imported.fault_count >= 1);
    return std::to_string(imported.faults[0].line) + ": " + imported.faults[0].message;
}

std::string replaced(std::string text, const std::string& what, const std::string& by) { return text.replace(text.find(what), what.size(), by); }

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("What is written as lines and read back is the same store, to the byte", "[lines][property]")
{
    const auto seed = GENERATE(range(1U, 30U));
    MemoryStore store;
    store.append(test::random_history(seed).events);
    store.erase_person(test::person_numbered(2));
    store.keep_text(content_hash("¿Quién?\n\t\"x\"\n"), "¿Quién?\n\t\"x\"\n");
    // Bodies and times as no program of ours writes them, yet as they may stand in a store.
    store.append(test::event(9001, 90, 1, "odd", "{ \"spaced\" : 1.50 }"));
    store.append(test::event(9002, 90, 2, "odd", "no JSON at all\n"));
    store.append(test::event(9003, 90, 3, "odd", R"({"a":1,"a":2})"));
    store.append(test::event(9004, 90, 4, "odd", R"({"\u00e9":"\ud83d"})"));
    Event ancient = test::event(9005, 90, 5);
    ancient.at = Instant{std::chrono::milliseconds{-99'999'999'999'999}};
    store.append(ancient);
    const std::string lines = lines_of(store);
    MemoryStore other;
    const Imported imported = read_back(lines, other);
    CHECK(imported.fault_count == 0);
    CHECK(imported.added == test::all_of(store).size());
    CHECK(test::all_of(other) == test::all_of(store));
    CHECK(other.tombstones() == store.tombstones());
    CHECK(lines_of(other) == lines);
    CHECK(read_back(lines, other).added == 0);
}

TEST_CASE("A line says what it is, so that a person can read it", "[lines]")
{
    MemoryStore store;
    store.append(test::event(1, 1, 1, "decision-made", R"({"decision":"doorstep","option":"introduce-both"})"));
    const std::string lines = lines_of(store);
    CHECK(has(lines, R"("at":"1970-01-01T00:00:01.001Z")"));
    CHECK(has(lines, R"("kind":"decision-made","body":{"decision":"doorstep","option":"introduce-both"}})"));
}

TEST_CASE("Every fault is told by its line, and nothing is added", "[lines]")
{
    const std::vector<std::string> lines = small_file();
    REQUIRE(lines.size() == 6);
    CHECK(has(told_of(4, "{\"event\":"), "4: this is not an object of JSON"));
    CHECK(has(told_of(4, "[1]"), "4: this is not an object of JSON"));
    CHECK(has(told_of(5, R"({"happening":1})"), "5: this is none of schema, tombstone, text, event, end"));
    CHECK(has(told_of(4, replaced(lines[3], "\"kind\":\"decision-made\",", "")), "4: there is no \"kind\""));
    CHECK(has(told_of(4, replaced(lines[3], "\"step\":1", "\"step\":0")), "4: it has no step from 1"));
    CHECK(has(told_of(4, replaced(lines[3], "\"step\":1", "\"step\":-1")), "4: \"step\" is not a whole number"));
    CHECK(has(told_of(4, replaced(lines[3], "\"step\":1", "\"step\":4294967296")), "4: \"step\" is not a whole number"));
    CHECK(has(told_of(4, replaced(lines[3], "1970-01-01", "1970-02-30")), "4: \"at\" is not a time"));
    CHECK(has(told_of(4, replaced(lines[3], "\"author\":\"", "\"author\":\"x")), "4: \"author\" is \"x"));
    CHECK(has(told_of(4, replaced(lines[3], "\"step\"", "\"mood\":1,\"step\"")), "4: \"mood\" is not known here"));
    CHECK(has(told_of(3, replaced(lines[2], "story", "novel")), "3: the content is not the text"));
    CHECK(has(told_of(2, replaced(lines[1], "\"count\":3", "\"count\":\"3\"")), "2: \"count\" is not a whole number"));
    CHECK(has(told_of(6, replaced(lines[5], "\"events\":2", "\"events\":3")), "6: the end counts 3 events"));
    CHECK(has(told_of(1, replaced(lines[0], "lines/1", "lines/7")), "1: this is \"first-visit/records-lines/7\""));
}

TEST_CASE("A file that breaks off, or that is something else, adds nothing", "[lines]")
{
    std::vector<std::string> lines = small_file();
    lines.pop_back();
    MemoryStore into;
    CHECK(has(read_back(joined(lines), into).faults.at(0).message, "breaks off: 2 events were read"));
    CHECK(read_back("", into).fault_count == 1);
    CHECK(read_back("name,age\n", into).fault_count >= 1);
    lines.erase(lines.begin());
    CHECK(has(read_back(joined(lines), into).faults.at(0).message, "before this there is no line"));
    CHECK(test::all_of(into).empty());
}

TEST_CASE("Two exports one after the other in a file are read as one", "[lines]")
{
    MemoryStore one, other, both;
    one.append(test::event(1, 1, 1));
    other.append(test::event(2, 2, 1));
    CHECK(read_back(lines_of(one) + lines_of(other), both).added == 2);
}

TEST_CASE("An import does not bring an erased person back, and keeps its own of two contents", "[lines]")
{
    MemoryStore from, into;
    from.append(std::vector<Event>{test::event(1, 1, 1, "a", "{}", 5), test::event(2, 2, 1, "a")});
    into.erase_person(test::person_numbered(5));
    into.append(test::event(2, 2, 1, "b"));
    const Imported imported = read_back(lines_of(from), into);
    CHECK(imported.added == 0);
    CHECK(imported.conflicting == std::vector{test::numbered(2)});
    CHECK(test::all_of(into).front().kind == "b");
}
