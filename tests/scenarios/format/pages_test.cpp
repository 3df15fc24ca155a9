// The excerpts on the style rules' pages are run: what stands under "Instead of" gets that rule and no
// other, what stands under "write" gets none.
#include <algorithm>
#include <regex>
#include <set>

#include "scenarios/format/loader.h"
#include "scenarios/format/rules.h"
#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;

namespace {

const std::set<std::string_view> not_of_style = {"condition-always-true", "condition-never-true", "ending-never-reached", "explored-in-part", "missing-why", "needless-repair",
                                                 "passes-without-reading", "too-easy-to-pass", "unreachable-line", "unreachable-option", "unreachable-scene"};

std::vector<std::string> pages_with_excerpts()
{
    std::vector<std::string> pages{"unknown-rule"};
    for (const std::string_view rule : warning_rules)
        if (!not_of_style.contains(rule)) pages.emplace_back(rule);
    return pages;
}

/// The first and second block of YAML on a page.
std::pair<std::string, std::string> excerpts_of(const std::string& rule)
{
    const std::string page(test::project_file("docs/diagnostics/" + rule + ".md").text());
    const std::size_t first = page.find("```yaml\n") + 8, first_end = page.find("```", first);
    const std::size_t second = page.find("```yaml\n", first_end) + 8;
    return {page.substr(first, first_end - first), page.substr(second, page.find("```", second) - second)};
}

std::string renamed(std::string text, const std::string& id, const std::string& new_id)
{
    return std::regex_replace(text, std::regex("(^|[^a-z0-9-])" + id + "(?![a-z0-9-])"), "$1" + new_id);
}

/// The scenes of an excerpt, eight times over: a page says "and so on through the whole script".
std::string through_the_whole_script(const std::string& scenes, const Node& tree)
{
    constexpr int times = 8;
    std::string all;
    const std::string first_scene = tree.find("scenes")->entries.front().first.scalar;
    for (int copy = 1; copy <= times; ++copy) {
        std::string text = scenes;
        const std::string number = "-" + std::to_string(copy);
        for (const auto& [key, scene] : tree.find("scenes")->entries) {
            text = renamed(text, key.scalar, key.scalar + number);
            if (const Node* decide = scene.find("decide"))
                for (const Node& option : decide->items) text = renamed(text, option.find("option")->scalar, option.find("option")->scalar + number);
        }
        if (copy < times) text = std::regex_replace(text, std::regex("go: end"), "go: " + first_scene + "-" + std::to_string(copy + 1));
        all += text;
    }
    return all;
}

/// A whole script around an excerpt, which has some of `cast`, `allow` and `scenes`.
SourceText script_around(const std::string& excerpt, bool through)
{
    const auto tree = parse_document(SourceText("excerpt.yaml", excerpt)).value;
    REQUIRE(tree.has_value());
    std::string text = "format: first-visit/1\nid: page\ntitle: A page\nsummary: An excerpt.\nstage: first-visit\nthemes: [logistics]\nminutes: 3\n"
                       "partner: {name: Dana Okafor, role: art teacher}\nmeters: {trust: {start: 40}}\nprepare: {context: None., questions: ['What?']}\n"
                       "reflect: ['What?']\nendings: {over: {title: Over}}\n";
    if (tree->find("cast") == nullptr) text += "cast: {rosa: {name: Rosa Delgado, role: radio operator}}\n";
    if (tree->find("allow") == nullptr) text += "allow: [missing-why]\n";
    const Node* scenes = tree->find("scenes");
    if (scenes == nullptr) return SourceText("page.yaml", text + "start: porch\nscenes: {porch: {go: end}}\n" + excerpt);
    const std::string start = scenes->entries.front().first.scalar;
    if (!through) return SourceText("page.yaml", text + "start: " + start + "\n" + excerpt);
    const std::size_t below = excerpt.find("scenes:\n") + 8;
    return SourceText("page.yaml", text + "start: " + start + "-1\n" + excerpt.substr(0, below) + through_the_whole_script(excerpt.substr(below), *tree));
}

std::set<std::string> rules_in(const SourceText& script)
{
    const auto loaded = load_scenario(script, {});
    for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(printed(diagnostic, nullptr));
    std::set<std::string> found;
    for (const Diagnostic& diagnostic : loaded.diagnostics) found.emplace(diagnostic.rule);
    return found;
}

bool is_about_the_whole_script(const std::string& rule)
{
    return test::project_file("docs/diagnostics/" + rule + ".md").text().find("through the whole script,") != std::string_view::npos;
}

}  // namespace

TEST_CASE("The failing excerpt of a style rule's page gets that rule, and no other", "[pages]")
{
    for (const std::string& rule : pages_with_excerpts()) {
        INFO(rule);
        CHECK(rules_in(script_around(excerpts_of(rule).first, is_about_the_whole_script(rule))) == std::set<std::string>{rule});
    }
}

TEST_CASE("The mended excerpt of a style rule's page gets none", "[pages]")
{
    for (const std::string& rule : pages_with_excerpts()) {
        INFO(rule);
        CHECK(rules_in(script_around(excerpts_of(rule).second, is_about_the_whole_script(rule))).empty());
    }
}
