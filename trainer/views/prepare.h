// What is known before the visit, and the questions to answer in one's own words.
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace fv {

struct OwnWords {
    std::string key;     ///< stands in events
    std::string ask;
    std::string answer;  ///< the draft or the answer kept so far
    bool with_partner = false;
    std::string who;     ///< whose words these are, where two answer beside each other; else empty
};

struct PersonToMeet {
    std::string name, role;
    std::string said;  ///< `say: ROH-sah del-GAH-doh`; may be empty
};

struct PrepareView {
    std::string title, stage, length;
    std::string content_note;  ///< may be empty
    std::vector<std::string> context;  ///< paragraphs
    std::string partner;       ///< `You go with Dana Okafor, art teacher.`
    std::string partner_name;  ///< `Dana Okafor`
    bool partner_has_turns = false;  ///< a second educator at this screen would have something to answer
    std::string joined;        ///< who sits here, too; empty: nobody
    std::vector<PersonToMeet> people;
    std::vector<OwnWords> questions;
};

/// What stands in a field now; kept at once, so that nothing typed is lost.
struct DraftChanged { std::string key, text; };
struct JoinPartner { std::string name; };  ///< the second educator sits here; an empty name: nobody does
struct SetOut {};     ///< the visit begins
struct LeaveToHome {};
using PrepareAction = std::variant<std::monostate, DraftChanged, JoinPartner, SetOut, LeaveToHome>;

}  // namespace fv
