#include "facilitator/certification/programme.h"

#include <algorithm>

namespace fv {
namespace {

const Requirement* among(const std::vector<Requirement>& requirements, std::string_view key)
{
    const auto found = std::find_if(requirements.begin(), requirements.end(), [&](const Requirement& r) { return r.key == key; });
    return found == requirements.end() ? nullptr : &*found;
}

struct KindWord {
    std::string_view operator()(const TrainingNeeded&) const { return "training"; }
    std::string_view operator()(const RehearsalsNeeded&) const { return "rehearsals"; }
    std::string_view operator()(const ObservedNeeded&) const { return "observed"; }
    std::string_view operator()(const ReflectionsNeeded&) const { return "reflections"; }
    std::string_view operator()(const PracticesNeeded&) const { return "practices"; }
    std::string_view operator()(const VisitsNeeded&) const { return "visits"; }
    std::string_view operator()(const WorkshopsNeeded&) const { return "workshops"; }
    std::string_view operator()(const CalibrationNeeded&) const { return "calibration"; }
    std::string_view operator()(const HeldNeeded&) const { return "held"; }
    std::string_view operator()(const SignOffNeeded&) const { return "sign-off"; }
};

}  // namespace

std::string_view kind_of(const Requirement& requirement) { return std::visit(KindWord{}, requirement.what); }

const Requirement* Level::requirement(std::string_view wanted) const
{
    const Requirement* found = among(requirements, wanted);
    return found != nullptr || !renewal ? found : among(renewal->requirements, wanted);
}

const Level* Programme::level(std::string_view key) const
{
    const auto found = std::find_if(levels.begin(), levels.end(), [&](const Level& level) { return level.key == key; });
    return found == levels.end() ? nullptr : &*found;
}

bool Programme::reaches(std::string_view held, std::string_view wanted) const
{
    if (held == wanted) return level(held) != nullptr;
    const Level* has = level(held);
    const Level* asked = level(wanted);
    return has != nullptr && asked != nullptr && !has->opens && !asked->opens && has > asked;
}

const Level* Programme::opening(Stage stage) const
{
    const auto found = std::find_if(levels.begin(), levels.end(), [&](const Level& level) { return level.opens == stage; });
    return found == levels.end() ? nullptr : &*found;
}

std::vector<std::string> topics_of(const Programme& programme)
{
    std::vector<std::string> topics;
    const auto add = [&](const std::vector<Requirement>& requirements) {
        for (const Requirement& requirement : requirements)
            if (const auto* training = std::get_if<TrainingNeeded>(&requirement.what))
                for (const auto& [topic, minutes] : training->topics)
                    if (std::find(topics.begin(), topics.end(), topic) == topics.end()) topics.push_back(topic);
    };
    for (const Level& level : programme.levels) {
        add(level.requirements);
        if (level.renewal) add(level.renewal->requirements);
    }
    return topics;
}

}  // namespace fv
