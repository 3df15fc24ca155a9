#include "facilitator/certification/counting.h"

#include <algorithm>
#include <tuple>

namespace fv {
namespace {

class Counting {
public:
    Counting(const Programme& programme, const Level& level, const Requirement& requirement, const Evidence& evidence, const Holders& holders)
        : p_(programme), level_(level), r_(requirement), e_(evidence), holders_(holders)
    {
    }

    Counted result()
    {
        std::visit(*this, r_.what);
        std::sort(out_.proofs.begin(), out_.proofs.end(), [](const Weighed& a, const Weighed& b) { return std::tie(a.proof.on, a.proof.event) < std::tie(b.proof.on, b.proof.event); });
        return std::move(out_);
    }

    void operator()(const TrainingNeeded& needed)
    {
        whole(needed.minutes);
        for (const auto& [topic, minutes] : needed.topics)
            if (minutes > 0) out_.parts.push_back({PartStatus::What::topic, topic, 0, minutes});
        for (const TrainingProof& training : e_.trainings) {
            const bool claimed = !training.requirement.empty();
            const bool is_topic = std::any_of(needed.topics.begin(), needed.topics.end(), [&](const auto& topic) { return topic.first == training.topic; });
            if (claimed ? training.requirement != r_.key : !is_topic) continue;
            add(training, training.minutes, claimed ? training.title : training.topic, [&](const PartStatus& part) { return claimed || part.key == training.topic; });
        }
    }

    void operator()(const RehearsalsNeeded& needed)
    {
        whole(needed.visits);
        for (const auto& [stage, count] : needed.stages) out_.parts.push_back({PartStatus::What::stage, std::string(word_of(stage)), 0, count});
        for (const auto& [theme, count] : needed.themes) out_.parts.push_back({PartStatus::What::theme, theme, 0, count});
        for (const RehearsalProof& rehearsal : e_.rehearsals) {
            if (!rehearsal.passed) continue;
            add(rehearsal, 1, rehearsal.visit, [&](const PartStatus& part) {
                if (part.what == PartStatus::What::stage) return part.key == word_of(rehearsal.stage);
                return std::find(rehearsal.themes.begin(), rehearsal.themes.end(), part.key) != rehearsal.themes.end();
            });
            out_.proofs.back().once = rehearsal.visit;
        }
    }

    void operator()(const ObservedNeeded& needed)
    {
        whole(needed.times);
        for (const ObservedProof& observed : e_.observed)
            if (observed.mean() >= needed.mean && holders_.entitled(p_, observed.by, needed.by, observed.on)) add(observed, 1, "role-play");
    }

    void operator()(const ReflectionsNeeded& needed)
    {
        whole(needed.times);
        for (const RehearsalProof& rehearsal : e_.rehearsals)
            if (rehearsal.reflected_in_pair) add(rehearsal, 1, rehearsal.visit);
    }

    void operator()(const PracticesNeeded& needed)
    {
        whole(static_cast<int>(core_practice_count));
        for (std::size_t i = 0; i < core_practice_count; ++i) out_.parts.push_back({PartStatus::What::practice, std::string(word_of(static_cast<CorePractice>(i))), 0, 1});
        for (const PracticeProof& practice : e_.practices) {
            if (practice.words() < std::max(needed.words, 1)) continue;
            const std::string word(word_of(practice.practice));
            add(practice, 1, word, [&](const PartStatus& part) { return part.key == word; });
            out_.proofs.back().once = word;
        }
    }

    void operator()(const VisitsNeeded& needed)
    {
        whole(needed.times);
        for (const VisitProof& visit : e_.visits) add(visit, 1, std::string(word_of(visit.stage)));
    }

    void operator()(const WorkshopsNeeded& needed)
    {
        whole(needed.times);
        for (const WorkshopProof& workshop : e_.workshops) add(workshop, 1, workshop.title);
    }

    void operator()(const CalibrationNeeded& needed)
    {
        whole(1);
        for (const CalibrationProof& calibration : e_.calibrations)
            if (calibration.agreement >= needed.agreement && calibration.role_plays >= needed.role_plays) add(calibration, 1, "calibration");
    }

    void operator()(const HeldNeeded&) {}  // status.cpp: it is not counted, it is held or not

    void operator()(const SignOffNeeded& needed)
    {
        whole(needed.signatures);
        for (const SignOffProof& signature : e_.sign_offs) {
            if (signature.level != level_.key || signature.requirement != r_.key || signature.programme != p_.id || !holders_.entitled(p_, signature.by, needed.by, signature.on)) continue;
            add(signature, 1, signature.requirement);
            out_.proofs.back().once = signature.by.text();
            out_.proofs.back().taken_back = signature.revoked;
        }
    }

private:
    void whole(int need) { out_.parts.push_back({PartStatus::What::whole, {}, 0, need}); }

    void add(const Recorded& recorded, int amount, std::string what)
    {
        add(recorded, amount, std::move(what), [](const PartStatus&) { return false; });
    }
    template <class Belongs>
    void add(const Recorded& recorded, int amount, std::string what, const Belongs& belongs)
    {
        Weighed weighed{.proof = {recorded.event, recorded.by, recorded.on, amount, std::move(what)}, .parts = {}, .once = {}, .taken_back = {}};
        for (std::size_t i = 1; i < out_.parts.size(); ++i)
            if (belongs(out_.parts[i])) weighed.parts.push_back(i);
        out_.proofs.push_back(std::move(weighed));
    }

    const Programme& p_;
    const Level& level_;
    const Requirement& r_;
    const Evidence& e_;
    const Holders& holders_;
    Counted out_;
};

}  // namespace

Counted counted(const Programme& programme, const Level& level, const Requirement& requirement, const Evidence& evidence, const Holders& holders)
{
    return Counting(programme, level, requirement, evidence, holders).result();
}

}  // namespace fv
