// What can be said after `certify` and `verify`, and which function does it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "trainer/commands/certify_commands.h"
#include "trainer/session/certifying.h"

namespace fv {
namespace {

using Run = int (*)(const CertifyArguments&, CertificationDesk&, const CommonOptions&, Console&);

struct Command {
    const char* word;
    bool writes;
    Run run;
};

constexpr Command commands[] = {
    {"status", false, run_certify_status},   {"board", false, run_certify_board},
    {"expiring", false, run_certify_expiring}, {"queue", false, run_certify_queue},
    {"begin", true, run_certify_begin},      {"training", true, run_certify_training},
    {"observe", true, run_certify_observe},  {"acknowledge", true, run_certify_acknowledge},
    {"led", true, run_certify_led},          {"calibrated", true, run_certify_calibrated},
    {"claim", true, run_certify_claim},      {"claims", false, run_certify_claims},
    {"decide", true, run_certify_decide},    {"withdraw", true, run_certify_withdraw},
    {"recognise", true, run_certify_recognise}, {"key", true, run_certify_key},
    {"sign", true, run_certify_sign},        {"issue", true, run_certify_issue},
    {"print", false, run_certify_print},     {"revoke", true, run_certify_revoke},
    {"signers", false, run_certify_signers}, {"revocations", false, run_certify_revocations},
};

void add_looking(CLI::App& certify, CertifyArguments& a)
{
    CLI::App* status = certify.add_subcommand("status", "Where somebody stands: each requirement, its evidence, who signed, what to do next");
    status->add_option("person", a.person, "Name or id")->required();
    status->add_option("--level", a.level, "Only this one; the exit status tells whether it is held")->type_name("LEVEL");
    status->add_option("--at", a.at, "As it stood at the end of this day")->type_name("DATE");
    status->add_flag("--show", a.show, "Open the window on it");
    status->footer("Example: first-visit certify status \"Ana Ruiz\" --level home-visitor");
    CLI::App* board = certify.add_subcommand("board", "Everybody by level and requirement");
    board->add_option("--level", a.level, "The level; if not said, the first of the programme")->type_name("LEVEL");
    board->add_option("--cohort", a.cohort, "Only who is in it")->type_name("COHORT");
    board->add_option("--school", a.school, "Only who teaches there")->type_name("SCHOOL");
    board->add_option("--csv", a.csv, "Write it as CSV; - for standard output")->type_name("FILE");
    board->add_option("--at", a.at, "As it stood at the end of this day")->type_name("DATE");
    board->add_flag("--show", a.show, "Open the window on it");
    board->footer("Example: first-visit certify board --cohort \"Fall 2026\" --csv board.csv");
    CLI::App* expiring = certify.add_subcommand("expiring", "Certificates that end soon, and those that ended and can still be renewed");
    expiring->add_option("--days", a.days, "How soon")->check(CLI::Range(1, 3650))->capture_default_str()->type_name("NUMBER");
    expiring->add_option("--at", a.at, "As if today were this day")->type_name("DATE");
    expiring->footer("Example: first-visit certify expiring --days 60");
    CLI::App* queue = certify.add_subcommand("queue", "What awaits your signature, and who is ready for a certificate");
    queue->footer("Example: first-visit certify queue --as \"Fay Amadi\"");
    certify.add_subcommand("claims", "Earlier training that waits for a decision; with --event and --file, save its paper")->footer("Example: first-visit certify claims");
    certify.get_subcommand("claims")->add_option("--event", a.event, "The claim's id")->type_name("ID");
    certify.get_subcommand("claims")->add_option("--file", a.file, "Where to save the paper that came with it; - for standard output")->type_name("FILE");
}

void add_evidence(CLI::App& certify, CertifyArguments& a)
{
    CLI::App* begin = certify.add_subcommand("begin", "They follow the programme from now on");
    begin->add_option("person", a.person, "Name or id")->required();
    begin->add_flag("--move", a.moved, "Also who began an earlier version");
    begin->footer("Example: first-visit certify begin \"Ana Ruiz\" --move");
    CLI::App* training = certify.add_subcommand("training", "Record attendance at a training");
    training->add_option("people", a.people, "Names or ids");
    training->add_option("--cohort", a.cohort, "Everybody in it")->type_name("COHORT");
    training->add_option("--topic", a.topic, "A topic of the programme")->required()->type_name("TOPIC");
    training->add_option("--minutes", a.minutes, "How long")->required()->type_name("NUMBER");
    training->add_option("--on", a.on, "The day; if not said, today")->type_name("DATE");
    training->add_option("--title", a.title, "Of the workshop or course")->type_name("TEXT");
    training->footer("Example: first-visit certify training --cohort \"Fall 2026\" --topic logistics --minutes 30 --on 2026-09-12");
    CLI::App* observe = certify.add_subcommand("observe", "Rate a live role-play that you watched");
    observe->add_option("person", a.person, "Name or id")->required();
    observe->add_option("--ratings", a.ratings, "By competency, -2 to 3: listening=2+humility=3")->required()->type_name("RATINGS");
    observe->add_option("--partner", a.other, "Whom they played it with")->type_name("NAME");
    observe->add_option("--on", a.on, "The day; if not said, today")->type_name("DATE");
    observe->add_option("--note", a.text, "For the person")->type_name("TEXT");
    observe->footer("Example: first-visit certify observe \"Ana Ruiz\" --ratings listening=2+humility=3 --as \"Fay Amadi\"");
    CLI::App* acknowledge = certify.add_subcommand("acknowledge", "Say a core practice in your own words");
    acknowledge->add_option("person", a.person, "Name or id: yours")->required();
    acknowledge->add_option("practice", a.practice, "voluntary, trained-compensated, hopes-and-dreams, no-targeting or pairs-reflect")->required();
    acknowledge->add_option("words", a.text, "In one text")->required();
    acknowledge->footer("Example: first-visit certify acknowledge \"Ana Ruiz\" voluntary \"A family may say no and nothing changes for the child.\"");
    CLI::App* led = certify.add_subcommand("led", "Record that somebody led a workshop");
    led->add_option("person", a.person, "Name or id")->required();
    led->add_option("--title", a.title, "Which")->required()->type_name("TEXT");
    led->add_option("--on", a.on, "The day; if not said, today")->type_name("DATE");
    led->add_flag("--alone", a.alone, "Not with others");
    led->footer("Example: first-visit certify led \"Fay Amadi\" --title \"Fall workshop\" --on 2026-09-12");
    CLI::App* calibrated = certify.add_subcommand("calibrated", "Record how far somebody's ratings agree with the reference");
    calibrated->add_option("person", a.person, "Name or id")->required();
    calibrated->add_option("--agreement", a.agreement, "Weighted kappa, -1 to 1")->required()->type_name("NUMBER");
    calibrated->add_option("--role-plays", a.role_plays, "How many were rated")->required()->type_name("NUMBER");
    calibrated->add_option("--on", a.on, "The day; if not said, today")->type_name("DATE");
    calibrated->footer("Example: first-visit certify calibrated \"Fay Amadi\" --agreement 0.64 --role-plays 5");
    CLI::App* withdraw = certify.add_subcommand("withdraw", "Take back evidence that was recorded by mistake");
    withdraw->add_option("person", a.person, "Name or id")->required();
    withdraw->add_option("event", a.event, "Its id (`certify status --json` has it)")->required();
    withdraw->add_option("--why", a.why, "Why")->required()->type_name("TEXT");
    withdraw->footer("Example: first-visit certify withdraw \"Ana Ruiz\" 0190f3c2-… --why \"she was not there\"");
}

void add_claims(CLI::App& certify, CertifyArguments& a)
{
    CLI::App* claim = certify.add_subcommand("claim", "Ask that training elsewhere counts");
    claim->add_option("person", a.person, "Name or id")->required();
    claim->add_option("--level", a.level, "Of the requirement; if not said, the first")->type_name("LEVEL");
    claim->add_option("--requirement", a.requirement, "What it shall count for")->required()->type_name("KEY");
    claim->add_option("--minutes", a.minutes, "How long it was")->required()->type_name("NUMBER");
    claim->add_option("--on", a.on, "When")->required()->type_name("DATE");
    claim->add_option("--what", a.text, "What it was, and where")->required()->type_name("TEXT");
    claim->add_option("--equivalent", a.other, "The programme's key for it, if it has one")->type_name("KEY");
    claim->add_option("--file", a.file, "Its certificate: PDF, PNG or JPEG, at most 1 MB")->type_name("FILE");
    claim->footer("Example: first-visit certify claim \"Ana Ruiz\" --requirement introduction --minutes 180 --on 2025-05-01 --what \"Three hours in Denver\" --file denver.pdf");
    CLI::App* decide = certify.add_subcommand("decide", "Accept or refuse a claim");
    decide->add_option("event", a.event, "The claim's id (`certify claims`)")->required();
    decide->add_option("answer", a.answer, "accepted or refused")->required()->check(CLI::IsMember({"accepted", "refused"}));
    decide->add_option("--minutes", a.minutes, "So many count, if not all")->type_name("NUMBER");
    decide->add_option("--why", a.why, "Needed to refuse")->type_name("TEXT");
    decide->footer("Example: first-visit certify decide 0190f3c2-… accepted --minutes 120 --as \"Tom Baker\"");
    CLI::App* recognise = certify.add_subcommand("recognise", "Say that somebody held a level before this program: how the first trainer comes to be");
    recognise->add_option("person", a.person, "Name or id")->required();
    recognise->add_option("level", a.level, "Of the programme")->required();
    recognise->add_option("--on", a.on, "From which day; if not said, today (with --end: the first day on which it is held no more)")->type_name("DATE");
    recognise->add_option("--until", a.until, "Its last day; if not said, as long as the level lasts")->type_name("DATE");
    recognise->add_option("--why", a.why, "Why")->required()->type_name("TEXT");
    recognise->add_flag("--end", a.end, "End it");
    recognise->footer("Example: first-visit certify recognise \"Tom Baker\" trainer --why \"trained the district's first pairs\"");
}

void add_signing(CLI::App& certify, CertifyArguments& a)
{
    CLI::App* key = certify.add_subcommand("key", "Show your signing key, or make it; its passphrase is asked for (FIRST_VISIT_PASSPHRASE)");
    key->add_flag("--change-passphrase", a.change, "Another passphrase (FIRST_VISIT_NEW_PASSPHRASE)");
    key->add_option("--retire", a.person, "Lost, stolen or no longer needed: this person's key signs no more")->type_name("NAME");
    key->add_option("--why", a.why, "Why it is retired")->type_name("TEXT");
    key->footer("Example: first-visit certify key --as \"Tom Baker\"");
    CLI::App* sign = certify.add_subcommand("sign", "Sign off what the programme asks; one passphrase for all who are named");
    sign->add_option("people", a.people, "Names or ids");
    sign->add_option("--cohort", a.cohort, "Everybody in it")->type_name("COHORT");
    sign->add_flag("--all", a.all, "All that awaits your signature");
    sign->add_option("--level", a.level, "Only of this level")->type_name("LEVEL");
    sign->footer("Example: first-visit certify sign \"Ana Ruiz\" --level home-visitor --as \"Fay Amadi\"");
    CLI::App* issue = certify.add_subcommand("issue", "Issue the certificate of who is ready, or renew it");
    issue->add_option("people", a.people, "Names or ids");
    issue->add_option("--cohort", a.cohort, "Everybody in it who is ready")->type_name("COHORT");
    issue->add_option("--level", a.level, "The level; if not said, the first of the programme")->type_name("LEVEL");
    issue->add_option("--folder", a.folder, "Write certificate, credential and badge of each into it, with the lists that a stranger verifies by")->type_name("FOLDER");
    issue->add_option("--paper", a.paper, "Of the certificate: a4 or letter")->check(CLI::IsMember({"a4", "letter"}));
    issue->footer("Example: first-visit certify issue \"Ana Ruiz\" --folder certificates --as \"Tom Baker\"");
    CLI::App* print = certify.add_subcommand("print", "Write somebody's certificate once more: PDF, credential and badge. Who prints signs the paper");
    print->add_option("person", a.person, "Name or id")->required();
    print->add_option("--level", a.level, "The level; if not said, the first of the programme")->type_name("LEVEL");
    print->add_option("--folder", a.folder, "Where to")->required()->type_name("FOLDER");
    print->add_option("--paper", a.paper, "a4 or letter")->check(CLI::IsMember({"a4", "letter"}));
    print->footer("Example: first-visit certify print \"Ana Ruiz\" --folder certificates --as \"Tom Baker\"");
    CLI::App* revoke = certify.add_subcommand("revoke", "Take a certificate away, or a sign-off back");
    revoke->add_option("person", a.person, "Name or id")->required();
    revoke->add_option("--level", a.level, "Whose certificate; if not said, the first of the programme")->type_name("LEVEL");
    revoke->add_option("--sign-off", a.event, "In place of a certificate: a sign-off's id")->type_name("ID");
    revoke->add_option("--on", a.on, "The first day on which it is held no more; if not said, today")->type_name("DATE");
    revoke->add_option("--reason", a.reason, "issued-in-error, misconduct, left, key-lost or other")->type_name("REASON");
    revoke->add_option("--why", a.why, "In words")->required()->type_name("TEXT");
    revoke->footer("Example: first-visit certify revoke \"Ana Ruiz\" --reason left --why \"moved away\" --as \"Tom Baker\"");
    CLI::App* signers = certify.add_subcommand("signers", "The list that a stranger needs to verify: who may sign, with their keys");
    signers->add_option("--file", a.file, "Where to; - or nothing: standard output")->type_name("FILE");
    signers->footer("Example: first-visit certify signers --file signers.json");
    CLI::App* revocations = certify.add_subcommand("revocations", "What was taken away, signed and dated by you, to publish beside the signers");
    revocations->add_option("--file", a.file, "Where to; - or nothing: standard output")->type_name("FILE");
    revocations->footer("Example: first-visit certify revocations --file revocations.jws --as \"Tom Baker\"");
}

void add_verify(CLI::App& app, CertifyArguments& a)
{
    CLI::App* verify = app.add_subcommand("verify", "Whether a certificate is valid, expired, revoked or altered, or by an unknown signer. Works offline");
    verify->add_option("file", a.file, "PDF, credential (.jwt or .json), badge (.png), or what the QR code says; - for standard input")->required()->type_name("FILE");
    verify->add_option("--signers", a.signers, "The district's list of signers; if not said, signers.json beside the file, else those of the records")->type_name("FILE");
    verify->add_option("--revocations", a.revocations, "A signed list of what was taken away; may be said again. If not said, revocations.jws beside the file, and the records")->type_name("FILE");
    verify->add_option("--at", a.at, "As if today were this day")->type_name("DATE");
    verify->footer("Example: first-visit verify certificate.pdf --signers signers.json");
}

/// The window on the board, or on somebody's path.
int show(CertifyArguments& arguments, CertificationDesk& desk, const Program& program, Console& console)
{
    if (!desk.session().person()) return console.err << "first-visit: say who looks: --as NAME.\n", ExitStatus::wrong_usage;
    WindowWish wish = arguments.window;
    if (arguments.person.empty()) {
        wish.place = AtBoard{arguments.level};
    } else {
        int status = ExitStatus::done;
        const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
        if (person == nullptr) return status;
        wish.place = OnPath{person->id};
    }
    return program.open_window(desk.session(), wish);
}

}  // namespace

void add_certify(CLI::App& app, CertifyArguments& arguments)
{
    CLI::App* certify = app.add_subcommand("certify", "Who is certified, what is missing, evidence, signatures and certificates");
    certify->require_subcommand(1);
    certify->footer("Example: first-visit certify status \"Ana Ruiz\"");
    add_looking(*certify, arguments);
    add_evidence(*certify, arguments);
    add_claims(*certify, arguments);
    add_signing(*certify, arguments);
    add_verify(app, arguments);
    for (const Command& command : commands)
        certify->get_subcommand(command.word)->add_option("--as", arguments.as, "Who does it; what their role does not allow is refused")->type_name("NAME");
}

std::optional<int> run_certify(const CLI::App& app, CertifyArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (app.got_subcommand("verify")) return run_verify(arguments, common, program, console);
    if (!app.got_subcommand("certify")) return std::nullopt;
    const CLI::App& certify = *app.get_subcommand("certify");
    for (const Command& command : commands) {
        if (!certify.got_subcommand(command.word)) continue;
        if (!command.writes && !records_are_there(common))  // looking makes no file of records
            return console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", records_named(common)), ExitStatus::answer_is_no;
        const CLI::App* said = certify.get_subcommand(command.word);
        arguments.minutes_said = said->get_option_no_throw("--minutes") != nullptr && said->count("--minutes") > 0;
        const OpenSession opened = open_session(common, program.folders);
        if (!arguments.as.empty() && !sign_in_named(*opened.session, arguments.as, console)) return ExitStatus::answer_is_no;
        CertificationDesk desk(*opened.session);
        if (arguments.show) return show(arguments, desk, program, console);
        return command.run(arguments, desk, common, console);
    }
    return std::nullopt;
}

}  // namespace fv
