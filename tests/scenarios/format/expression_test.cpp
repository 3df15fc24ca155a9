#include "scenarios/format/expression.h"

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

const Names names{.meters = {"trust", "asked"},
                  .facts = {"reels", "small-talk"},
                  .scenes = {"kitchen"},
                  .options = {"greet"},
                  .bit_of_scene = [](std::string_view n) { return n == "kitchen" ? 2 : -1; },
                  .bit_of_option = [](std::string_view n) { return n == "greet" ? 3 : -1; }};

VisitState state(int trust, int asked, std::initializer_list<int> bits = {})
{
    VisitState s;
    s.meters[0] = static_cast<std::int16_t>(trust);
    s.meters[1] = static_cast<std::int16_t>(asked);
    for (const int bit : bits) s.remember(bit);
    return s;
}

bool is_so(std::string_view text, const VisitState& s)
{
    std::vector<ExpressionFault> faults;
    const auto program = parse_condition(text, names, faults);
    INFO(text);
    REQUIRE(faults.empty());
    return holds(program, s);
}

ExpressionFault fault_of(std::string_view text)
{
    std::vector<ExpressionFault> faults;
    (void)parse_condition(text, names, faults);
    INFO(text);
    REQUIRE(faults.size() == 1);
    return faults.front();
}

/// A condition as text with its meaning, worked out without the parser.
struct Meant {
    std::string text;
    bool value;
};

Meant random_condition(test::Dice& dice, const VisitState& s, int depth)
{
    const int kind = depth == 0 ? dice.roll(2) : dice.roll(5);
    if (kind == 0) {
        const int number = dice.between(-5, 105);
        const int left = s.meters[0];
        switch (dice.roll(6)) {
        case 0: return {"trust < " + std::to_string(number), left < number};
        case 1: return {"trust<=" + std::to_string(number), left <= number};
        case 2: return {"trust > " + std::to_string(number), left > number};
        case 3: return {std::to_string(number) + " <= trust", number <= left};
        case 4: return {"trust == " + std::to_string(number), left == number};
        default: return {"trust != " + std::to_string(number), left != number};
        }
    }
    if (kind == 1) {
        const Meant atoms[] = {{"knows reels", s.remembers(0)}, {"knows small-talk", s.remembers(1)}, {"visited kitchen", s.remembers(2)}, {"chose greet", s.remembers(3)}};
        return atoms[dice.roll(4)];
    }
    const Meant a = random_condition(dice, s, depth - 1), b = random_condition(dice, s, depth - 1);
    if (kind == 2) return {"not (" + a.text + ")", !a.value};
    // Parentheses around both sides, so that what is meant does not depend on the parser's order.
    if (kind == 3) return {"(" + a.text + ") and (" + b.text + ")", a.value && b.value};
    return {"( " + a.text + " ) or (" + b.text + ")", a.value || b.value};
}

}  // namespace

TEST_CASE("A comparison binds closer than not, not closer than and, and closer than or", "[expression]")
{
    CHECK(is_so("knows reels or trust > 90 and asked > 5", state(50, 0, {0})));
    CHECK_FALSE(is_so("(knows reels or trust > 90) and asked > 5", state(50, 0, {0})));
    CHECK(is_so("not knows reels and trust > 10", state(50, 0)));
    CHECK(is_so("not trust > 60", state(50, 0)));
    CHECK_FALSE(is_so("not (knows reels or trust > 10)", state(50, 0)));
    CHECK(is_so("not not knows reels", state(0, 0, {0})));
    CHECK(is_so("asked > -3", state(0, -2)));
    CHECK(is_so("trust > asked", state(2, 1)));
}

TEST_CASE("A condition means what it says", "[expression][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{300})));
    VisitState s = state(dice.roll(101), dice.roll(10));
    for (int bit = 0; bit < 4; ++bit)
        if (dice.chance(50)) s.remember(bit);
    const Meant meant = random_condition(dice, s, 3);
    CHECK(is_so(meant.text, s) == meant.value);
}

TEST_CASE("A fault in a condition is where it stands", "[expression]")
{
    CHECK(fault_of("trust >= 60 and knows reel").at == 22);
    CHECK(fault_of("trust >= 60 and knows reel").hint == "did you mean \"reels\"?");
    CHECK(fault_of("trsut > 3").at == 0);
    CHECK(fault_of("trust = 3").at == 6);
    CHECK(fault_of("(trust > 3").at == 10);
    CHECK(fault_of("trust > 3 trust").at == 10);
    CHECK(fault_of("trust > 99999").at == 8);
    CHECK(fault_of("reels").hint == "write `knows reels`");
    CHECK(fault_of("").rule == "bad-condition");
    CHECK(fault_of("trust > é").length == 2);
}

TEST_CASE("A condition too deep for the stack is refused", "[expression]")
{
    std::string deep;
    for (int i = 0; i < 20; ++i) deep += "trust > 1 or (";
    deep += "trust > 1" + std::string(20, ')');
    CHECK(fault_of(deep).rule == "bad-condition");
    CHECK(fault_of(std::string(5000, '(')).rule == "bad-condition");
}

TEST_CASE("Effects add, take, set, learn and forget", "[expression]")
{
    std::vector<ExpressionFault> faults;
    const auto effect = [&](std::string_view text) { return parse_effect(text, names, faults).value(); };
    CHECK((effect("trust +8").kind == Effect::Kind::add && effect("trust +8").amount == 8));
    CHECK((effect("asked -3").target == 1 && effect("asked -3").amount == -3));
    CHECK((effect("trust = 50").kind == Effect::Kind::set && effect("trust = -5").amount == -5));
    CHECK((effect("learn small-talk").kind == Effect::Kind::learn && effect("forget reels").kind == Effect::Kind::forget));
    CHECK(faults.empty());
    for (const char* wrong : {"", "trust", "trust +", "trust 8", "trust +8 9", "learn", "learn soup", "learn reels soup", "+8", "trust + x"}) {
        faults.clear();
        INFO(wrong);
        CHECK_FALSE(parse_effect(wrong, names, faults).has_value());
        CHECK(faults.size() == 1);
    }
}
