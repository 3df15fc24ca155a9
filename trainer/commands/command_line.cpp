#include "trainer/commands/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <exception>
#include <ostream>

#include "trainer/commands/certify_commands.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/compensation_commands.h"
#include "trainer/commands/export.h"
#include "trainer/commands/export_research.h"
#include "trainer/commands/people_commands.h"
#include "trainer/commands/permission.h"
#include "trainer/commands/records.h"
#include "trainer/commands/visits_commands.h"
#include "trainer/text_player/text_player.h"

namespace fv {
namespace {

/// Everything that can be said on the command line, and which subcommand was said.
struct Spoken {
    CommonOptions common;
    PlayArguments play;
    CheckArguments check;
    ExploreArguments explore;
    ScoreArguments score;
    StatisticsArguments statistics;
    GrowthArguments growth;
    RateArguments rate;
    ReportArguments report;
    GuideArguments guide;
    AuthorArguments author;
    RecordsArguments records;
    PeopleArguments people;
    ResearchArguments research;
    ExportArguments exports;
    CertifyArguments certify;
    VisitsArguments visits;
    CompensationArguments compensation;
    std::string format;
    std::string theme = "light", size;
};

void add_common(CLI::App& app, Spoken& spoken)
{
    app.add_option("--records", spoken.common.records, "A records file, made if it is not there, or a server: postgresql://…")->type_name("FILE|URL");
    app.add_option("--language", spoken.common.language, "Language of the program: en or es")->type_name("CODE");
    app.add_option("--framework", spoken.common.framework, "A scoring framework of your own")->type_name("FILE");
    app.add_option("--programme", spoken.common.programme, "A programme of certification of your own")->type_name("FILE");
    app.add_flag("--json", spoken.common.json, "Print one JSON document");
    app.add_flag("--quiet", spoken.common.quiet, "Print results only");
    WindowWish& window = spoken.play.window;
    app.add_option("--theme", spoken.theme, "Of the window: light or dark")->check(CLI::IsMember({"light", "dark"}));
    app.add_flag("--reduced-motion", window.reduced_motion, "Of the window: nothing glides");
    app.add_flag("--no-timers", window.no_timers, "Of the window: every decision may take its time");
    app.add_option("--text-size", window.text_size, "Of the window, in percent")->check(CLI::Range(80, 250));
    app.add_option("--window", spoken.size, "Of the window: WIDTHxHEIGHT")->type_name("SIZE");
    app.add_option("--picture", window.picture, "Save a picture of the window and close it")->type_name("FILE");
}

void add_play(CLI::App& app, Spoken& spoken)
{
    CLI::App* play = app.add_subcommand("play", "Rehearse a visit");
    play->add_option("visit", spoken.play.visit, "A visit's id (see `first-visit list`) or a script file")->required();
    play->add_flag("--text", spoken.play.text, "Play in the terminal");
    play->add_flag("--json-lines", spoken.play.json_lines, "Play for programs: JSON lines in and out");
    play->add_flag("--demo", spoken.play.demo, "Play a demonstration to the end and print the report; keeps nothing");
    play->add_option("--choices", spoken.play.choices, "Play these options, print transcript, score and ending")->delimiter(',')->type_name("A,B,C");
    play->add_flag("--continue", spoken.play.go_on, "Go on with an unfinished visit (--json-lines and --choices begin a new one otherwise)");
    play->add_flag("--again", spoken.play.again, "Begin a new visit, even if one is unfinished");
    play->add_option("--seed", spoken.play.seed, "Fix the order in which options are shown")->type_name("NUMBER");
    play->add_option("--as", spoken.play.name, "Who plays")->type_name("NAME");
    play->footer("Example: first-visit play kitchen-table --text");
}

void add_others(CLI::App& app, Spoken& spoken)
{
    app.add_subcommand("list", "The visits that can be rehearsed")->footer("Example: first-visit list --json");
    CLI::App* check = app.add_subcommand("check", "Find every fault in scripts and frameworks");
    check->add_option("files", spoken.check.files, "Files or folders; none: everything that came with the program");
    check->add_option("--explain", spoken.check.explain, "Tell more about a rule")->type_name("RULE");
    check->add_flag("--statistics", spoken.check.statistics, "Tell words, minutes, decisions and reading ease of each script");
    check->add_flag("--quick", spoken.check.quick, "Don't walk every way through each script");
    check->add_option("--format", spoken.format, "text or json")->check(CLI::IsMember({"text", "json"}));
    check->footer("Example: first-visit check my-visit.yaml\n         first-visit check --explain unknown-scene\n         first-visit check --statistics kitchen-table.yaml");
    CLI::App* explore = app.add_subcommand("explore", "Walk every way through a visit: what is never met, how it ends by chance, who passes without reading");
    explore->add_option("visit", spoken.explore.visit, "A visit's id (see `first-visit list`) or a script file")->required();
    explore->add_flag("--dot", spoken.explore.dot, "Print the scenes as a graph for Graphviz");
    explore->add_option("--states", spoken.explore.most_states, "Stop after so many states")->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000'000}))->capture_default_str()->type_name("NUMBER");
    explore->footer("Example: first-visit explore kitchen-table\n         first-visit explore my-visit.yaml --dot | dot -Tsvg > my-visit.svg");
    CLI::App* score = app.add_subcommand("score", "What an attempt was worth");
    score->add_option("attempt", spoken.score.attempt, "An attempt's id, or `last`")->required();
    score->add_option("--as", spoken.score.as, as_means)->type_name("NAME");
    score->footer("Example: first-visit score last --json");
    CLI::App* report = app.add_subcommand("report", "The after-action report of an attempt");
    report->add_option("attempt", spoken.report.attempt, "An attempt's id, or `last`")->required();
    report->add_option("--pdf", spoken.report.pdf, "Write it as PDF; - for standard output")->type_name("FILE");
    report->add_flag("--text", spoken.report.text, "Print it as text (without --pdf and --json that is done anyway)");
    report->add_option("--paper", spoken.report.paper, "Of the PDF: a4 or letter")->check(CLI::IsMember({"a4", "letter"}));
    report->add_flag("--show", spoken.report.show, "Open the window on it");
    report->add_option("--as", spoken.report.as, as_means)->type_name("NAME");
    report->footer("Example: first-visit report last --pdf report.pdf");
    app.add_subcommand("version", "Which First Visit this is")->footer("Example: first-visit version --json");
}

void add_trainer(CLI::App& app, Spoken& spoken)
{
    CLI::App* statistics = app.add_subcommand("statistics", "What all attempts at a visit say about it: how hard, how reliable, where people grow");
    statistics->add_option("visit", spoken.statistics.visit, "A visit's id or a script file")->required();
    statistics->footer("Example: first-visit statistics kitchen-table --json");
    CLI::App* growth = app.add_subcommand("growth", "A person's competencies over time, what is due, and one visit to play next");
    growth->add_option("--as", spoken.growth.as, "Who looks: at their own, or at that of --person where their role allows it. None: the owner of the records")->type_name("NAME");
    CLI::Option* person = growth->add_option("--person", spoken.growth.person, "Whose, if it is not one's own")->type_name("NAME");
    CLI::Option* at = growth->add_option("--at", spoken.growth.at, "As if today were this day")->type_name("DATE");
    growth->add_flag("--show", spoken.growth.show, "Open the window on it")->excludes(at)->excludes(person);
    growth->footer("Example: first-visit growth --as Ana --json\n         first-visit growth --person Ana --as Maria");
    CLI::App* rate = app.add_subcommand("rate", "Tick what somebody said in their own words; a facilitator's ticks earn the points");
    rate->add_option("attempt", spoken.rate.attempt, "An attempt's id, or `last`")->required();
    rate->add_option("decision", spoken.rate.decision, "The decision's word in the script")->required();
    rate->add_option("ticks", spoken.rate.ticks, "What was said, of its checklist: thanked+kept-time, or none")->required();
    rate->add_option("--as", spoken.rate.name, "Who rates")->type_name("NAME")->required();
    rate->add_option("--role", spoken.rate.role, "facilitator (if not said), partner or self")->check(CLI::IsMember({"facilitator", "partner", "self"}));
    rate->footer("Example: first-visit rate last goodbye thanked+kept-time --as Maria");
}

void add_author(CLI::App& app, Spoken& spoken)
{
    CLI::App* guide = app.add_subcommand("guide", "A facilitator's guide to a visit, to read or to print");
    guide->add_option("visit", spoken.guide.visit, "A visit's id or a script file")->required();
    guide->footer("Example: first-visit guide kitchen-table --language es");
    CLI::App* author = app.add_subcommand("author", "Help for those who write and translate visits");
    author->require_subcommand(1);
    author->footer("Example: first-visit author template my-visit.yaml es > my-visit.es.yaml");
    CLI::App* skeleton = author->add_subcommand("template", "Print the skeleton of a translation: every key, each original as a comment");
    skeleton->add_option("script", spoken.author.file, "A script file or a visit's id")->required();
    skeleton->add_option("code", spoken.author.language, "The language to translate into, such as es")->required();
    skeleton->footer("Example: first-visit author template my-visit.yaml es > my-visit.es.yaml");
    CLI::App* stamp = author->add_subcommand("stamp", "Note in a translation what each text was translated from, so that a later change is told");
    stamp->add_option("file", spoken.author.file, "A translation beside its script")->required();
    stamp->add_flag("--keep-stale", spoken.author.keep_stale, "Leave those stale that were translated from an earlier text");
    stamp->footer("Example: first-visit author stamp my-visit.es.yaml");
}

bool read_size(const std::string& text, WindowWish& window)
{
    constexpr int least = 320, most = 8192;
    char rest = 0;
    if (std::sscanf(text.c_str(), "%dx%d%c", &window.width, &window.height, &rest) != 2) return false;
    return std::min(window.width, window.height) >= least && std::max(window.width, window.height) <= most;
}

/// No subcommand: the window, or without a display the same rehearsal in the terminal.
int run_nothing_said(const WindowWish& window, const CommonOptions& common, const Program& program, Console& console)
{
    if (console.has_display) {
        OpenSession opened = open_session(common, program.folders);
        WindowWish wish = window;
        wish.news = opened.news;
        return program.open_window(*opened.session, wish);
    }
    console.err << "There is no display to open a window on, so the visit is played here in the terminal.\n";
    PlayArguments play{.visit = "kitchen-table", .text = true};
    if (!console.in_is_terminal) {
        console.err << "There is nobody to type here either: this is a demonstration, played to the end.\n";
        play.demo = true;
    }
    return run_play(play, common, program, console);
}

int dispatch(const CLI::App& app, Spoken& spoken, const Program& program, Console& console)
{
    if (spoken.format == "json") spoken.common.json = true;
    spoken.play.window.dark = spoken.theme == "dark";
    if (!spoken.size.empty() && !read_size(spoken.size, spoken.play.window)) {
        console.err << "first-visit: --window takes a size such as 1280x800.\n";
        return ExitStatus::wrong_usage;
    }
    spoken.growth.window = spoken.report.window = spoken.play.window;
    if (app.got_subcommand("play")) {
        spoken.play.choices_given = app.get_subcommand("play")->count("--choices") > 0;
        return run_play(spoken.play, spoken.common, program, console);
    }
    if (app.got_subcommand("check")) return run_check(spoken.check, spoken.common, program, console);
    if (app.got_subcommand("explore")) return run_explore(spoken.explore, spoken.common, program, console);
    if (app.got_subcommand("score")) return run_score(spoken.score, spoken.common, program, console);
    spoken.growth.window = spoken.play.window;
    if (app.got_subcommand("growth")) return run_growth(spoken.growth, spoken.common, program, console);
    if (app.got_subcommand("statistics")) return run_statistics(spoken.statistics, spoken.common, program, console);
    if (app.got_subcommand("rate")) return run_rate(spoken.rate, spoken.common, program, console);
    if (app.got_subcommand("report")) return run_report(spoken.report, spoken.common, program, console);
    if (app.got_subcommand("guide")) return run_guide(spoken.guide, spoken.common, program, console);
    if (app.got_subcommand("author")) {
        const bool stamp = app.get_subcommand("author")->got_subcommand("stamp");
        return (stamp ? run_author_stamp : run_author_template)(spoken.author, spoken.common, program, console);
    }
    if (app.got_subcommand("export") && spoken.research.deidentified) return run_export_research(app, spoken.research, spoken.common, program, console);
    spoken.certify.window = spoken.play.window;
    if (const auto status = run_certify(app, spoken.certify, spoken.common, program, console)) return *status;
    if (const auto status = run_visits(app, spoken.visits, spoken.common, program, console)) return *status;
    if (const auto status = run_compensation(app, spoken.compensation, spoken.common, program, console)) return *status;
    if (app.got_subcommand("people"))
        if (const auto status = run_people(*app.get_subcommand("people"), spoken.people, spoken.common, program, console)) return *status;
    if (app.got_subcommand("records") || app.got_subcommand("people")) return run_records(app, spoken.records, spoken.common, program, console);
    if (app.got_subcommand("export")) return run_export(app, spoken.exports, spoken.common, program, console);
    if (app.got_subcommand("list")) return run_list(spoken.common, program, console);
    if (app.got_subcommand("version")) return run_version(spoken.common, console);
    return run_nothing_said(spoken.play.window, spoken.common, program, console);
}

}  // namespace

int run_command_line(int argc, const char* const* argv, const Program& program, Console& console)
{
    CLI::App app("First Visit: rehearse a Parent Teacher Home Visit.\nWithout a subcommand the window opens.", "first-visit");
    app.footer("Each subcommand has its own --help with an example.\nExit status: 0 yes or done, 1 the answer is no, 2 wrong usage, 3 could not.");
    app.fallthrough();
    app.require_subcommand(0, 1);
    Spoken spoken;
    add_common(app, spoken);
    add_play(app, spoken);
    add_others(app, spoken);
    add_trainer(app, spoken);
    add_author(app, spoken);
    add_records(app, spoken.records);
    add_export(app, spoken.exports);
    add_export_research(app, spoken.research);
    add_certify(app, spoken.certify);
    add_visits(app, spoken.visits);
    add_compensation(app, spoken.compensation);
    add_people_commands(*app.get_subcommand("people"), spoken.people);
    spoken.common.tell = [&](const std::string& news) { console.err << news; };
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        const bool asked_for_help = problem.get_exit_code() == 0;
        app.exit(problem, console.out, console.err);
        return asked_for_help ? ExitStatus::done : ExitStatus::wrong_usage;
    }
    try {
        return dispatch(app, spoken, program, console);
    } catch (const StoreError& trouble) {
        console.err << "first-visit: " << trouble.problem() << '\n';
        if (!trouble.kept().empty()) console.err << "  " << trouble.kept() << '\n';
        if (!trouble.hint().empty()) console.err << "  " << trouble.hint() << '\n';
    } catch (const std::exception& trouble) {
        console.err << "first-visit: " << trouble.what() << '\n';
    }
    return ExitStatus::could_not;
}

}  // namespace fv
